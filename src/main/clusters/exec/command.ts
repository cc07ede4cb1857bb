// What an exec plugin of a kubeconfig would run: the program found, and a digest that consent is bound to.
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { delimiter, extname, isAbsolute, join, normalize, sep } from 'node:path';
import { failed, ok, type ExecRequest, type Result } from '../../../shared/ipc/result.ts';
import type { Variables } from '../../kubernetes/proxy.ts';
import type { ExecEntry } from '../kubeconfig/model.ts';

/** A command that was found. `file` is what runs. */
export type FoundCommand = { readonly file: string; readonly request: ExecRequest };

/** Finds the program as client-go does: a path as it is, a name in PATH, never in the current folder. */
export async function findCommand(exec: ExecEntry, variables: Variables): Promise<Result<FoundCommand>> {
  const hint = exec.installHint === '' ? {} : { installHint: exec.installHint.slice(0, 1000) };
  const file = await lookUp(exec.command, variables);
  if (typeof file !== 'string') {
    const command = exec.command.slice(0, 1000);
    return failed({ code: 'exec-failed', command, reason: file.reason, ...hint });
  }
  return ok({ file, request: { ...requestOf(exec, file), ...hint } });
}

function requestOf(exec: ExecEntry, file: string): ExecRequest {
  return {
    digest: digestOf(exec, file),
    command: exec.command.slice(0, 1000),
    resolved: file.slice(0, 1000),
    args: exec.args.map((arg) => arg.slice(0, 1000)).slice(0, 100),
    environmentNames: exec.env.map(({ name }) => name.slice(0, 200)).slice(0, 100),
  };
}

/** Over everything that decides what runs; the values of the environment too, though they are never shown. */
function digestOf(exec: ExecEntry, file: string): string {
  const env = exec.env.map(({ name, value }) => [name, value]);
  const whole = JSON.stringify([
    1,
    exec.command,
    file,
    exec.args,
    env,
    exec.apiVersion,
    exec.provideClusterInfo,
  ]);
  return createHash('sha256').update(whole).digest('hex');
}

/** The real path of a program in PATH or at a path, or why there is none. */
export async function lookUp(
  command: string,
  variables: Variables,
): Promise<string | { readonly reason: 'not-found' | 'not-executable' }> {
  const clean = normalize(command);
  const folders = clean.includes(sep)
    ? ['']
    : (variables['PATH'] ?? variables['Path'] ?? '').split(delimiter);
  let reason: 'not-found' | 'not-executable' = 'not-found';
  for (const folder of folders) {
    // An entry like `.` would run what lies in the current folder; Go refuses that too.
    if (folder !== '' && !isAbsolute(folder)) continue;
    if (folder === '' && !isAbsolute(clean)) continue;
    for (const candidate of candidates(join(folder, clean), variables)) {
      const found = await executable(candidate);
      if (typeof found === 'string') return found;
      if (found) reason = 'not-executable';
    }
  }
  return { reason };
}

/** On Windows a name without extension stands for those of PATHEXT. */
function candidates(path: string, variables: Variables): readonly string[] {
  if (process.platform !== 'win32' || extname(path) !== '') return [path];
  return (variables['PATHEXT'] ?? '.COM;.EXE').split(';').map((extension) => path + extension.toLowerCase());
}

/** The real path; `true` where something is there that cannot run, `false` where nothing is. */
async function executable(path: string): Promise<string | boolean> {
  try {
    if (!(await stat(path)).isFile()) return false;
  } catch {
    return false;
  }
  try {
    await access(path, constants.X_OK);
    return await realpath(path);
  } catch {
    return true;
  }
}
