// Runs other programs: quietly with a time-out, or in the foreground in place of this one.
import { spawn } from 'node:child_process';
import process from 'node:process';

/**
 * Runs a program and keeps what it prints. Never throws; a program that cannot be started has code 127.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ timeoutMs: number, cwd?: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ code: number, output: string, timedOut: boolean }>}
 */
export function runQuietly(command, args, { timeoutMs, cwd, env = process.env }) {
  return new Promise((resolve) => {
    const group = process.platform !== 'win32';
    const child = spawn(command, args, {
      cwd,
      env,
      detached: group,
      shell: !group,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let timedOut = false;
    const end = () => {
      timedOut = true;
      if (child.pid === undefined) return;
      if (group) process.kill(-child.pid, 'SIGKILL');
      else child.kill('SIGKILL');
    };
    const timer = setTimeout(end, timeoutMs);
    for (const stream of [child.stdout, child.stderr]) {
      stream
        .setEncoding('utf8')
        .on('data', (/** @type {string} */ text) => (output = (output + text).slice(-100_000)));
    }
    child.once('error', (error) => done(127, error.message));
    child.once('close', (code) => done(code ?? 1, ''));

    /** @param {number} code @param {string} more */
    function done(code, more) {
      clearTimeout(timer);
      resolve({ code, output: output + more, timedOut });
    }
  });
}

/**
 * Runs a program on this terminal and answers its exit code. Ctrl+C and a request to end reach it; it decides.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>}
 */
export function runInherited(command, args, { cwd, env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: 'inherit', shell: process.platform === 'win32' });
    const ignore = () => undefined;
    const pass = () => void child.kill('SIGTERM');
    process.on('SIGINT', ignore).on('SIGTERM', pass).on('SIGHUP', pass);
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGINT', ignore).off('SIGTERM', pass).off('SIGHUP', pass);
      resolve(code ?? 1);
    });
  });
}
