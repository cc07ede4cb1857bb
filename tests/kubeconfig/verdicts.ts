// What kubectl and Token Desk make of a configuration: which server is asked as whom, or that it is refused.
import { randomUUID } from 'node:crypto';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { Catalog } from '../../src/main/clusters/catalog.ts';
import { ClusterStore } from '../../src/main/clusters/cluster-store.ts';
import { Connections } from '../../src/main/clusters/connections.ts';
import { ExecConsent } from '../../src/main/clusters/exec/consent.ts';
import { systemClock } from '../../src/main/clock.ts';
import type { Environment } from '../../src/main/ports.ts';
import { Database } from '../../src/main/storage/database.ts';
import type { ContextId } from '../../src/shared/ids.ts';
import type { Result } from '../../src/shared/ipc/result.ts';
import { runCommand } from '../support/commands.ts';
import type { Case } from './case.ts';
import type { Seen } from './recorder.ts';
import type { World } from './world.ts';

/** `refused`, or what the server saw. */
export type Verdict = Seen | 'refused';

/** A case with its files in a folder of its own, which is also the home folder. */
export type Placed = {
  readonly one: Case;
  readonly home: string;
  readonly variables: Record<string, string>;
};

/** Writes the files of a case. */
export async function place(one: Case, world: World): Promise<Placed> {
  const home = join(world.folder, 'cases', randomUUID());
  await mkdir(home, { recursive: true });
  for (const [name, text] of Object.entries(one.files)) {
    await mkdir(dirname(join(home, name)), { recursive: true });
    await writeFile(join(home, name), text, { mode: 0o600 });
    if (name.startsWith('bin/')) await chmod(join(home, name), 0o700);
  }
  const list = (one.list ?? ['config']).map((name) => (name === '' ? '' : join(home, name)));
  const path = [world.plugins, process.env['PATH'] ?? ''].join(delimiter);
  return { one, home, variables: { HOME: home, PATH: path, KUBECONFIG: list.join(delimiter), ...one.env } };
}

/** Asks the real kubectl for /version. */
export async function kubectlVerdict({ one, variables }: Placed, world: World): Promise<Verdict> {
  const args = [`--context=${one.context ?? 'it'}`, 'get', '--raw', '/version', '--request-timeout=5s'];
  await runCommand(world.kubectl, args, { env: variables, input: '' });
  return world.recorder.take() ?? 'refused';
}

/** Asks by Token Desk's own catalog and connection; the user agrees to every exec plugin. */
export async function ourVerdict(
  { one, home, variables }: Placed,
  world: World,
): Promise<{ readonly verdict: Verdict; readonly error: string }> {
  const environment: Environment = { source: 'inherited', variables, home, remoteSession: false };
  const opened = await Database.open(join(home, 'data'));
  if (!opened.ok) throw new Error(opened.error.code);
  const database = opened.value;
  const catalog = new Catalog({ environment: () => Promise.resolve(environment), addedFiles: () => [] });
  const consent = new ExecConsent(database, systemClock);
  const connections = new Connections({
    ...{ catalog, consent, clock: systemClock },
    store: new ClusterStore(database, systemClock),
    environment: () => Promise.resolve(environment),
  });
  try {
    const { contexts } = await catalog.content();
    const context = contexts.find(({ name }) => name === (one.context ?? 'it'));
    const answer = context === undefined ? undefined : await ask(connections, consent, context.contextId);
    const error = answer === undefined ? 'no such context' : answer.ok ? '' : JSON.stringify(answer.error);
    return { verdict: world.recorder.take() ?? 'refused', error };
  } finally {
    await connections.close();
    database.close();
  }
}

async function ask(
  connections: Connections,
  consent: ExecConsent,
  contextId: ContextId,
): Promise<Result<unknown>> {
  const options = { signal: AbortSignal.timeout(20_000), interactive: true };
  let connection = await connections.open(contextId, options);
  if (
    !connection.ok &&
    connection.error.code === 'exec-not-allowed' &&
    connection.error.reason === 'no-consent'
  ) {
    await consent.give(contextId, connection.error.request.digest);
    connection = await connections.open(contextId, options);
  }
  if (!connection.ok) return connection;
  return connection.value.call((apis) => apis.version.getCodeWithHttpInfo(), { ...options, timeoutMs: 5000 });
}
