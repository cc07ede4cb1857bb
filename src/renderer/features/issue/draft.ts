// What the user decided in the form, with defaults, and the request that comes of it.
import type { ClusterDetail } from '../../../shared/cluster.ts';
import type { ContextId } from '../../../shared/ids.ts';
import type { TokenRow } from '../../../shared/issuance.ts';
import {
  LIFETIME_PRESETS_SECONDS,
  LONGEST_LIFETIME_SECONDS,
  REASON_ABOVE_SECONDS,
  SHORTEST_LIFETIME_SECONDS,
} from '../../../shared/lifetime.ts';
import {
  accountNameProblem,
  DEFAULT_ACCOUNT,
  DEFAULT_NAMESPACE,
  namespaceProblem,
} from '../../../shared/names.ts';
import type { SetUpRequest } from '../../../shared/plan.ts';
import type { RoleChoice, Scope } from '../../../shared/role.ts';
import type { Settings } from '../../../shared/settings.ts';
import { text } from '../../../shared/text/en.ts';
import { BREAK_GLASS } from '../../../shared/break-glass.ts';
import { breakGlassText } from '../../../shared/text/portal-sign-in.ts';
import { routeText } from '../../../shared/text/routes.ts';
import type { Keep, Lifetime, Route } from '../../../shared/token.ts';

export type Unit = 'minutes' | 'hours' | 'days';

export type Draft = {
  readonly account: 'new' | 'existing';
  readonly namespace: string;
  readonly name: string;
  readonly role: RoleChoice;
  readonly where: 'cluster' | 'namespaces';
  readonly namespaces: readonly string[];
  readonly lifetime: number | 'server-default' | 'custom';
  readonly amount: string;
  readonly unit: Unit;
  readonly reason: string;
  readonly revocable: boolean;
  readonly route: Route;
  /** The Secret whose token is taken, of the route `legacy-secret`. */
  readonly tokenSecret: string;
  readonly keep: Keep;
  readonly audiences: string;
  /** For an emergency: always with a reason, and marked as such in the history. */
  readonly breakGlass: boolean;
};
export type Field = 'tokenSecret' | 'namespace' | 'name' | 'namespaces' | 'lifetime' | 'reason' | 'audiences';
export type Problems = Readonly<Partial<Record<Field, string>>>;

const unitSeconds = { minutes: 60, hours: 3600, days: 86_400 } satisfies Record<Unit, number>;

/** The form before the user touched it; a lifetime above the server's known cap falls to the longest that fits,
 * and the route is the one that the cluster recommends. */
export function defaultDraft(
  settings: Settings | undefined,
  keep: Keep,
  cluster?: Pick<ClusterDetail, 'lifetimeCapSeconds' | 'routes'>,
): Draft {
  const capSeconds = cluster?.lifetimeCapSeconds;
  const wanted = settings?.lifetimeSeconds ?? LIFETIME_PRESETS_SECONDS[1];
  const offered = LIFETIME_PRESETS_SECONDS.filter((preset) => preset <= (capSeconds ?? Infinity));
  const fitting = offered.findLast((preset) => preset <= wanted) ?? offered[0];
  return {
    account: 'new',
    namespace: DEFAULT_NAMESPACE,
    name: DEFAULT_ACCOUNT,
    role: { kind: 'preset', preset: settings?.rolePreset ?? 'arc-portal-reader' },
    where: 'cluster',
    namespaces: [],
    lifetime: fitting ?? 'server-default',
    amount: '12',
    unit: 'hours',
    reason: '',
    revocable: settings?.revocable ?? true,
    route: cluster?.routes.find(({ verdict }) => verdict === 'recommended')?.route ?? 'token-request',
    tokenSecret: '',
    keep: settings?.keep ?? keep,
    audiences: '',
    breakGlass: false,
  };
}

/** What an emergency asks for: the shortest life, in memory only, any role (the strongest to begin with). */
export function breakGlassDraft(): Partial<Draft> {
  return {
    account: 'new',
    name: 'break-glass',
    role: { kind: 'preset', preset: 'cluster-admin' },
    where: 'cluster',
    lifetime: 'custom',
    amount: String(SHORTEST_LIFETIME_SECONDS / 60),
    unit: 'minutes',
    revocable: true,
    route: 'token-request',
    keep: 'until-quit',
    reason: '',
    breakGlass: true,
  };
}

/** The reason as the history gets it. */
export function reasonOf({ breakGlass, reason }: Draft): string {
  return breakGlass ? `${BREAK_GLASS}${reason.trim()}`.slice(0, 500) : reason;
}

/** The decisions behind an earlier token, to issue for the same account again. */
export function draftAgain(token: TokenRow): Partial<Draft> {
  const seconds = token.requestedSeconds;
  const preset = LIFETIME_PRESETS_SECONDS.find((offered) => offered === seconds);
  return {
    account: 'existing',
    namespace: token.namespace,
    name: token.accountName,
    role: token.role,
    where: token.scope.kind,
    namespaces: token.scope.kind === 'namespaces' ? token.scope.namespaces : [],
    lifetime: seconds === undefined ? 'server-default' : (preset ?? 'custom'),
    ...(seconds !== undefined && preset === undefined
      ? { amount: String(Math.max(10, Math.round(seconds / 60))), unit: 'minutes' as const }
      : {}),
    revocable: token.route !== 'token-request' || token.boundSecret !== undefined,
    route: token.route,
    tokenSecret: token.route === 'legacy-secret' ? (token.tokenSecret ?? '') : '',
    reason: token.reason ?? '',
  };
}

/** Seconds that the draft asks for; undefined for the server's default, NaN where it is no number. */
export function askedSeconds(draft: Draft): number | undefined {
  if (draft.lifetime === 'server-default') return undefined;
  if (draft.lifetime !== 'custom') return draft.lifetime;
  return draft.amount.trim() === '' ? Number.NaN : Math.round(Number(draft.amount) * unitSeconds[draft.unit]);
}

/** True where the lifetime asks for a reason; a token from a Secret never ends. */
export function needsReason(draft: Draft): boolean {
  return (
    draft.breakGlass || draft.route !== 'token-request' || (askedSeconds(draft) ?? 0) > REASON_ABOVE_SECONDS
  );
}

/** Where the role of the draft would hold; a Role holds in its own namespace only. */
export function scopeOf(draft: Draft): Scope {
  if (draft.role.kind === 'role') return { kind: 'namespaces', namespaces: [draft.role.namespace] };
  return draft.where === 'cluster'
    ? { kind: 'cluster' }
    : { kind: 'namespaces', namespaces: [...draft.namespaces] };
}

/** True where the chosen preset is known to reach admin at its scope, whatever that is. */
export function presetEscalates(role: RoleChoice): boolean {
  return role.kind === 'preset' && role.preset !== 'arc-portal-reader' && role.preset !== 'view';
}

/** What is still missing or wrong, in words, by field. */
export function problemsOf(draft: Draft): Problems {
  const namespace = namespaceProblem(draft.namespace);
  const name = accountNameProblem(draft.name);
  const seconds = askedSeconds(draft);
  const audiences = audiencesOf(draft);
  const noNamespaces =
    draft.where === 'namespaces' &&
    draft.role.kind !== 'none' &&
    scopeOf(draft).kind === 'namespaces' &&
    draft.role.kind !== 'role' &&
    draft.namespaces.length === 0;
  return {
    ...(namespace === null ? {} : { namespace: text.issue.namespaceProblem[namespace] }),
    ...(name === null
      ? {}
      : { name: draft.account === 'existing' ? text.issue.chooseAccount : text.issue.nameProblem[name] }),
    ...(noNamespaces ? { namespaces: text.issue.chooseNamespace } : {}),
    ...(seconds === undefined || draft.route !== 'token-request' ? {} : lifetimeProblem(seconds)),
    ...(draft.route === 'legacy-secret' && draft.tokenSecret === ''
      ? { tokenSecret: text.issue.chooseSecret }
      : {}),
    ...(needsReason(draft) && draft.reason.trim() === ''
      ? {
          reason: draft.breakGlass
            ? breakGlassText.reason
            : draft.route === 'token-request'
              ? text.issue.reasonNeeded
              : routeText.reasonForeverNeeded,
        }
      : {}),
    ...(audiences.length > 10 || audiences.some((audience) => audience.length > 253)
      ? { audiences: text.issue.audienceBad }
      : {}),
  };
}

/** The request of a draft without problems. */
export function requestOf(draft: Draft, contextId: ContextId): SetUpRequest {
  const seconds = askedSeconds(draft);
  const lifetime: Lifetime =
    seconds === undefined || draft.route !== 'token-request'
      ? { kind: 'server-default' }
      : { kind: 'seconds', seconds };
  return {
    contextId,
    namespace: draft.namespace,
    name: draft.name,
    role: draft.role,
    scope: draft.role.kind === 'none' ? { kind: 'cluster' } : scopeOf(draft),
    lifetime,
    audiences: audiencesOf(draft),
    revocable: draft.revocable,
    route: draft.route,
    ...(draft.route === 'legacy-secret' && draft.tokenSecret !== ''
      ? { tokenSecret: draft.tokenSecret }
      : {}),
  };
}

function audiencesOf(draft: Draft): string[] {
  return draft.audiences
    .split(',')
    .map((audience) => audience.trim())
    .filter((audience) => audience !== '');
}

function lifetimeProblem(seconds: number): Problems {
  if (Number.isNaN(seconds)) return { lifetime: text.issue.notANumber };
  if (seconds < SHORTEST_LIFETIME_SECONDS) return { lifetime: text.issue.tooShort };
  return seconds > LONGEST_LIFETIME_SECONDS ? { lifetime: text.issue.tooLong } : {};
}
