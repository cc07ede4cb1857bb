// Uses what the clipboard holds with a real kubectl, through a kubeconfig that only this user can read.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { runCommand } from '../../tests/support/commands.ts';
import type { SampleMachine } from './sample-machine.ts';

/** The name that the server gives the bearer of the clipboard's content. Throws when it accepts none. */
export async function whoIs({ controlPlane }: SampleMachine, env: Record<string, string>): Promise<string> {
  const clipboard = await runCommand('xclip', ['-selection', 'clipboard', '-out'], {
    env: { PATH: process.env['PATH'], ...env },
    limitMs: 5_000,
  });
  const name = `${randomUUID()}.kubeconfig`;
  await controlPlane.writeFile(
    name,
    controlPlane.kubeconfig('admin', { auth: 'none', user: { token: clipboard.stdout } }),
  );
  const answer = await controlPlane.kubectl(
    ['auth', 'whoami', '--output', 'jsonpath={.status.userInfo.username}'],
    { kubeconfigPath: join(controlPlane.data.folder, name) },
  );
  if (answer.code !== 0) throw new Error('kubectl could not use what the clipboard holds.');
  return answer.stdout;
}
