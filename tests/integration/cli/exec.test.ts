// `exec`: a command with a token of its own, which is gone and taken back when the command has ended.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { commandEnv, commandLine, commandWords, tokenDesk } from '../../support/command-line.ts';
import { sharedControlPlane } from '../../support/shared-control-plane.ts';
import { holderOf, oursIn } from '../../support/issued-objects.ts';
import { randomBytes } from 'node:crypto';

const controlPlane = sharedControlPlane();
const namespace = `exec-${randomBytes(4).toString('hex')}`;
/** Longer than any cache, on a machine that is busy. */
const untilRevoked = { timeout: 45_000, interval: 500 };
let kubeconfig: string;
let folder: string;
let context: string;

beforeAll(async () => {
  kubeconfig = await controlPlane.writeKubeconfig('admin');
  context = (parse(await readFile(kubeconfig, 'utf8')) as { contexts: [{ name: string }] }).contexts[0].name;
  folder = await mkdtemp(join(tmpdir(), 'token-desk-exec-'));
});
afterAll(async () => {
  await controlPlane.kubectl(['delete', 'namespace', namespace, '--ignore-not-found', '--wait=false']);
  await rm(folder, { recursive: true, force: true });
});

const terminal = () => ({ dataFolder: join(folder, 'data'), kubeconfig });
const words = (name: string, ...command: string[]) => [
  ...['exec', context, '--account', `${namespace}/${name}`, '--role', 'view', '--'],
  ...command,
];

/** What is left of all runs: folders with kubeconfigs, and bound Secrets. */
async function left(): Promise<string[]> {
  const runs = await readdir(join(folder, 'data', 'runs')).catch(() => []);
  const ours = await oursIn(controlPlane, namespace);
  return [...runs, ...ours.filter((name) => name.startsWith('secret/'))];
}

const started: ChildProcess[] = [];
afterAll(() => started.forEach(endGroup));

/** Starts one that prints its token and waits. */
async function startWaiting(name: string) {
  const script = 'grep -o "token: .*" "$KUBECONFIG"; exec sleep 60';
  const child = spawn(commandLine.command, commandWords(words(name, 'bash', '-c', script), terminal()), {
    env: commandEnv(terminal()),
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  started.push(child);
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, token: line.replace('token: ', '') };
}

/** Ends a process and all that it started, as a crash of the machine does. */
function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Ended already.
  }
}

describe('token-desk exec', () => {
  it('gives kubectl a token of the account, and leaves neither file nor token', async () => {
    const script = `${controlPlane.data.kubectl} auth whoami -o jsonpath={.status.userInfo.username}; stat -c " %a" "$KUBECONFIG"; exit 7`;
    const ended = await tokenDesk(words('runner', 'bash', '-c', script), terminal());

    expect([ended.stdout.trim(), ended.code, await left()]).toEqual([
      `system:serviceaccount:${namespace}:runner 600`,
      7,
      [],
    ]);
  });

  it('takes the token back when it is asked to end', async () => {
    const { child, token } = await startWaiting('terminated');
    const before = await holderOf(controlPlane, token);
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    const [code] = (await exit) as [number];
    await expect.poll(() => holderOf(controlPlane, token), untilRevoked).toBe('');

    expect([before, code, await left()]).toEqual([`system:serviceaccount:${namespace}:terminated`, 143, []]);
  });

  it('leaves a file after a crash only until the next start', async () => {
    const { child } = await startWaiting('crashed');
    const gone = once(child, 'exit');
    endGroup(child);
    await gone;
    const crashed = (await readdir(join(folder, 'data', 'runs'))).length;
    await tokenDesk(['clusters'], terminal());

    expect([crashed, await readdir(join(folder, 'data', 'runs'))]).toEqual([1, []]);
  });

  it('says with 125 that the command was not run, and with 127 that it is not there', async () => {
    const unknown = await tokenDesk(['exec', 'no-such-context', '--', 'true'], terminal());
    const missing = await tokenDesk(words('runner', 'no-such-program'), terminal());

    expect([unknown.code, missing.code]).toEqual([125, 127]);
  });
});
