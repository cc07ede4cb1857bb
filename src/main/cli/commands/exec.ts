// `exec`: runs a command with a fresh token, in a file that is gone, and revoked, when the command ends.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { text } from '../../../shared/bounded.ts';
import { commandText } from '../../../shared/text/command-line.ts';
import { answered, refuse, refuseFor, type Outcome } from '../answer.ts';
import { readArguments } from '../arguments.ts';
import { exitCodes } from '../exit-codes.ts';
import { issueToken, revokeToken, setUpOptions, setUpSchema, withoutBoundSecret } from '../set-up.ts';
import type { Session } from '../session.ts';

/** Lifetime unless told otherwise, seconds: what a crash leaves behind does not live longer. */
const LIFETIME_SECONDS = 3600;
const FORWARDED = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;
const schema = z.strictObject({ words: z.array(text(500)).length(1), ...setUpSchema });

export async function exec(session: Session, words: readonly string[]): Promise<Outcome> {
  const at = words.indexOf('--');
  const [command, ...args] = at < 0 ? [] : words.slice(at + 1);
  const own = at < 0 ? words : words.slice(0, at);
  const parsed = readArguments(own, { name: 'exec', options: setUpOptions, schema });
  if (!parsed.ok) return parsed;
  if (command === undefined) return refuse(commandText.help.exec, exitCodes.usage);
  const { words: named, ...asked } = parsed.value;
  const lifetime = asked.lifetime ?? LIFETIME_SECONDS;
  const cluster = named[0] ?? '';
  const issued = await issueToken(session, {
    ...{ ...asked, lifetime, cluster, keep: 'until-quit', revocable: true },
  });
  if (!issued.ok) return issued;
  const file = join(session.core.own.runFolder(), 'kubeconfig');
  try {
    if (withoutBoundSecret(issued.value)) return refuse(commandText.notRevocable, exitCodes.beforeCommand);
    const config = await session.core.own.kubeconfig(issued.value.token.issuanceId);
    if (!config.ok) return refuseFor(config.error);
    await writeFile(file, config.value, { mode: 0o600, flag: 'wx' });
    if (session.signal.aborted) return refuseFor({ code: 'cancelled' });
    const exitCode = await runWith(file, command, args);
    return answered({ text: '', json: undefined, exitCode });
  } finally {
    await rm(file, { force: true });
    const revoked = await revokeToken(session, issued.value);
    if (!revoked.ok) process.stderr.write(`${commandText.notRevoked}\n`);
  }
}

/** The exit code of the command; 128 and the number of the signal that ended it. */
function runWith(kubeconfig: string, command: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const env = { ...process.env, KUBECONFIG: kubeconfig };
    const child = spawn(command, args, { stdio: 'inherit', env });
    // A terminal sends Ctrl+C to the command as well; it decides what that means.
    const forward = FORWARDED.map((signal) => {
      const pass = () => {
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
      };
      process.on(signal, pass);
      return () => process.off(signal, pass);
    });
    const end = (code: number) => {
      for (const stop of forward) stop();
      resolve(code);
    };
    child.once('error', (error) => {
      const missing = 'code' in error && error.code === 'ENOENT';
      end(missing ? exitCodes.notThere : exitCodes.notStarted);
    });
    child.once('exit', (code, signal) =>
      end(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
}
