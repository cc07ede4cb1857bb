// Plans and issues a token as the form of the window does, with what the command line says.
import { z } from 'zod';
import { list, text } from '../../shared/bounded.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import { describeError } from '../../shared/text/errors.ts';
import { commandText } from '../../shared/text/command-line.ts';
import { forTerminal } from '../../shared/text/terminal.ts';
import { RolePreset, type RoleChoice } from '../../shared/role.ts';
import { NamespaceName } from '../../shared/service-account.ts';
import type { Keep } from '../../shared/token.ts';
import { refuse, type Outcome } from './answer.ts';
import { exitCodes } from './exit-codes.ts';
import { openCluster } from './open-cluster.ts';
import type { Session } from './session.ts';

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** `30m`, `8h`, `7d` as seconds. */
export const Duration = z
  .string()
  .regex(/^\d{1,10}[smhd]$/)
  .transform((words) => Number(words.slice(0, -1)) * (UNITS[words.slice(-1)] ?? 1));

/** What `issue` and `exec` both take. */
export const setUpSchema = {
  account: text(317)
    .regex(/^[^/]+\/[^/]+$/)
    .default('portal-access/portal-reader'),
  role: text(253).min(1).optional(),
  scope: list(NamespaceName, 50).default([]),
  lifetime: Duration.optional(),
  reason: text(500).optional(),
  'confirm-escalation': z.boolean().default(false),
  'confirm-insecure': z.boolean().default(false),
};

/** The options of `setUpSchema`. */
export const setUpOptions = {
  account: { type: 'string' },
  role: { type: 'string' },
  scope: { type: 'string', multiple: true },
  lifetime: { type: 'string' },
  reason: { type: 'string' },
  'confirm-escalation': { type: 'boolean' },
  'confirm-insecure': { type: 'boolean' },
} as const;

export type SetUp = z.output<z.ZodObject<typeof setUpSchema>> & {
  readonly cluster: string;
  readonly keep: Keep;
  readonly revocable: boolean;
};

/** Checks everything first; what has to be confirmed, and is not, refuses with what it is. Nothing is made then. */
export async function issueToken(session: Session, asked: SetUp): Promise<Outcome<Output<'tokens.issue'>>> {
  const cluster = await session.cluster(asked.cluster);
  if (!cluster.ok) return cluster;
  const { contextId } = cluster.value;
  const opened = await openCluster(session, contextId);
  if (!opened.ok) return opened;
  const settings = await session.call('settings.get', {});
  if (!settings.ok) return settings;
  const [namespace = '', name = ''] = asked.account.split('/');
  if (asked.role === undefined) {
    const rights = await session.call('accounts.rights', { contextId, namespace, name });
    if (!rights.ok) return rights;
    if (!rights.value.exists) return refuse(commandText.accountMissing, exitCodes.notFound);
  }
  const plan = await session.job((jobId) =>
    session.call('accounts.plan', {
      jobId,
      request: {
        ...{ contextId, namespace, name, revocable: asked.revocable, audiences: [], route: 'token-request' },
        role: roleOf(asked.role),
        scope:
          asked.scope.length === 0 ? { kind: 'cluster' } : { kind: 'namespaces', namespaces: asked.scope },
        lifetime: { kind: 'seconds', seconds: asked.lifetime ?? settings.value.lifetimeSeconds },
      },
    }),
  );
  if (!plan.ok) return plan;
  const { planId, refused, steps } = plan.value;
  if (refused > 0) {
    const reasons = steps.flatMap(({ verdict }) =>
      verdict.state === 'refused' ? [forTerminal(describeError(verdict.error).message)] : [],
    );
    return refuse([commandText.planRefused, ...reasons].join('\n'), exitCodes.failed);
  }
  const { keep, reason } = asked;
  return session.job((jobId) =>
    session.call('tokens.issue', {
      ...{ jobId, planId, keep },
      ...(reason === undefined ? {} : { reason }),
      escalationConfirmed: asked['confirm-escalation'],
      insecureConfirmed: asked['confirm-insecure'],
    }),
  );
}

/** Takes back the token of a command that has ended. */
export async function revokeToken(
  session: Session,
  { token }: Output<'tokens.issue'>,
): Promise<Outcome<Output<'tokens.revoke'>>> {
  const { issuanceId } = token;
  const asked = { issuanceId, reach: 'token' } as const;
  // Not as a job that an interrupt cancels: it is what the interrupt is for.
  return session.call('tokens.revoke', { jobId: crypto.randomUUID(), ...asked });
}

/** What the plan left out that the user needs. */
export function withoutBoundSecret({ token }: Output<'tokens.issue'>): boolean {
  return token.boundSecret === undefined;
}

function roleOf(role: string | undefined): RoleChoice {
  if (role === undefined) return { kind: 'none' };
  const preset = RolePreset.safeParse(role);
  return preset.success ? { kind: 'preset', preset: preset.data } : { kind: 'cluster-role', name: role };
}
