// Renewing 100 tokens over 20 contexts against `kubectl create token` for each: in a shell loop, and eight at a time.
import { setTimeout as pause } from 'node:timers/promises';
import type { IssuanceId } from '../../src/shared/ids.ts';
import type { Keep } from '../../src/shared/token.ts';
import type { ClusterAccess } from '../support/control-plane/cluster-access.ts';
import { kubeconfigOfMany } from '../support/issued-many.ts';
import { newJob, TestCore } from '../support/test-core.ts';
import { compared, median, type Measured } from './measure.ts';
import { usageOfShell, usageOfThisProcess, type Usage } from './usage.ts';

const namespace = 'bench-renew';
const contexts = 20;
const tokensEach = 5;
const runs = 7;
const warmUp = 1;
/** Longer than a revocation takes; the watch of one run must not be measured in the next. */
const quietLimitMs = 90_000;

/** Each line of the input names a context and an account; `$0` is kubectl, `$1` the namespace. */
const loop = 'while read -r line; do "$0" create token --namespace "$1" $line </dev/null >/dev/null; done';
const xargs = 'xargs -P 8 -L 1 "$0" create token --namespace "$1" >/dev/null';

/**
 * Ours makes a bound Secret, a token, checks it, keeps it in the keychain and takes the old one back; theirs makes a
 * token and drops it. What the keychain takes shows beside tokens that are kept in memory. Needs a
 * control plane that nobody else uses and an unlocked keychain.
 */
export async function benchRenew(access: ClusterAccess): Promise<readonly Measured[]> {
  const kubeconfig = await access.writeFile('bench-renew.kubeconfig', kubeconfigOfMany(access, contexts));
  await access.kubectl(['create', 'namespace', namespace]);
  const core = await TestCore.start({ kubeconfig });
  try {
    return await compare(access, core, kubeconfig);
  } finally {
    await core.close();
  }
}

async function compare(access: ClusterAccess, core: TestCore, kubeconfig: string): Promise<Measured[]> {
  const { rows } = await core.value('clusters.list', {});
  const accounts = Array.from({ length: tokensEach }, (_, index) => `account-${index}`);
  const wanted = rows.flatMap(({ contextId, name }) =>
    accounts.map((account) => ({ contextId, name, account })),
  );
  const renewal = async (keep: Keep) => {
    let ids: IssuanceId[] = [];
    for (const { contextId, account } of wanted) {
      const request = { contextId, namespace, name: account, role: { kind: 'none' } } as const;
      const issued = await core.issue(keep, request);
      if (!issued.ok) throw new Error(JSON.stringify(issued.error));
      ids.push(issued.value.token.issuanceId);
    }
    const renew = async () => {
      const selection = { by: 'ids', issuanceIds: ids } as const;
      const { results } = await core.value('tokens.renew', { jobId: newJob(), selection });
      ids = results.map((result) => {
        if (result.outcome !== 'renewed' || result.before !== 'revoking')
          throw new Error(JSON.stringify(result));
        return result.newId;
      });
    };
    return () => usageOfThisProcess(renew);
  };
  const input = wanted.map(({ name, account }) => `--context ${name} ${account}\n`).join('');
  const shell = (command: string) => () =>
    usageOfShell(command, {
      env: { PATH: process.env['PATH'], HOME: access.data.folder, KUBECONFIG: kubeconfig },
      args: [access.data.kubectl, namespace],
      input,
    });
  const ways = {
    ours: await renewal('keychain'),
    inMemory: await renewal('until-quit'),
    loop: shell(loop),
    xargs: shell(xargs),
  };
  const used: Record<keyof typeof ways, Usage[]> = { ours: [], inMemory: [], loop: [], xargs: [] };
  const order: (keyof typeof ways)[] = ['ours', 'inMemory', 'loop', 'xargs'];
  for (let run = -warmUp; run < runs; run += 1) {
    for (const way of order) {
      const usage = await ways[way]();
      if (run >= 0) used[way].push(usage);
      if (way === 'ours' || way === 'inMemory') await untilQuiet(core);
    }
    order.push(...order.splice(0, 1));
  }
  return lines(used);
}

/** Until nothing is being revoked any more. */
async function untilQuiet(core: TestCore): Promise<void> {
  const end = performance.now() + quietLimitMs;
  for (;;) {
    const { rows } = await core.value('tokens.list', { search: namespace });
    if (!rows.some(({ state }) => state === 'revoking')) return;
    if (performance.now() > end) throw new Error('Tokens are still being revoked');
    await pause(500);
  }
}

function lines(used: Record<'ours' | 'inMemory' | 'loop' | 'xargs', Usage[]>): Measured[] {
  const { ours, inMemory, loop: one, xargs: eight } = used;
  const of = (usages: Usage[], field: keyof Usage) => median(usages.map((usage) => usage[field]));
  const against = (name: string, unit: string, field: keyof Usage, theirs: Usage[]) =>
    compared(name, unit, of(ours, field), of(theirs, field));
  const memory = of(inMemory, 'ms');
  return [
    against('renew-100-vs-loop', 'ms', 'ms', one),
    against('renew-100-vs-xargs', 'ms', 'ms', eight),
    compared('renew-100-in-memory-vs-loop', 'ms', memory, of(one, 'ms')),
    compared('renew-100-in-memory-vs-xargs', 'ms', memory, of(eight, 'ms')),
    against('renew-100-cpu-vs-loop', 'ms', 'cpuMs', one),
    against('renew-100-cpu-vs-xargs', 'ms', 'cpuMs', eight),
    against('renew-100-memory-vs-xargs', 'MB', 'megabytes', eight),
    { name: 'renew-100-event-loop-p99', unit: 'ms', ours: of(ours, 'loopP99Ms') },
  ];
}
