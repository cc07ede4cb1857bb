// How long a piece of work takes, and what of processor and memory it uses: in this process, or in a shell.
import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { text } from 'node:stream/consumers';
import { timed } from './measure.ts';

/** Times in milliseconds. */
export type Usage = {
  readonly ms: number;
  readonly cpuMs: number;
  /** Resident at the peak, of all its processes together, MB. */
  readonly megabytes: number;
  /** 99 of 100 turns of the event loop were late by at most this; of a shell there is none. */
  readonly loopP99Ms: number;
};

export type ShellOptions = {
  readonly env: NodeJS.ProcessEnv;
  /** `$0`, `$1` and so on. */
  readonly args: readonly string[];
  readonly input: string;
};

/** Processes come and go; looking for them must not cost what is measured. */
const LOOK_EVERY_MS = 200;
const PAGE_BYTES = 4096;
const LIMIT_MS = 120_000;

/** Of this process: all that it does meanwhile counts. */
export async function usageOfThisProcess(work: () => Promise<unknown>): Promise<Usage> {
  let peak = process.memoryUsage.rss();
  const look = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50);
  const loop = monitorEventLoopDelay({ resolution: 1 });
  const before = process.cpuUsage();
  loop.enable();
  const ms = await timed(work);
  loop.disable();
  clearInterval(look);
  const { user, system } = process.cpuUsage(before);
  return { ms, cpuMs: (user + system) / 1000, megabytes: peak / 1e6, loopP99Ms: loop.percentile(99) / 1e6 };
}

/** Runs a command line in `sh`. Throws where it fails. */
export async function usageOfShell(command: string, { env, args, input }: ShellOptions): Promise<Usage> {
  const words = ['-c', `set -e\n${command}\ntimes`, ...args];
  // Of its own process group, by which its memory is found.
  const child = spawn('sh', words, { env, detached: true, timeout: LIMIT_MS, killSignal: 'SIGKILL' });
  let peak = 0;
  const look = setInterval(() => {
    void residentOfGroup(child.pid ?? 0).then((bytes) => (peak = Math.max(peak, bytes)));
  }, LOOK_EVERY_MS);
  const started = performance.now();
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  const ms = performance.now() - started;
  clearInterval(look);
  if (code !== 0) throw new Error(`${command} failed: ${stderr}`);
  return { ms, cpuMs: cpuOf(stdout), megabytes: peak / 1e6, loopP99Ms: Number.NaN };
}

/** The shell's `times`: its own processor time and that of its children, each as `0m1.25s`. */
function cpuOf(times: string): number {
  const seconds = [...times.matchAll(/(\d+)m([\d.]+)s/g)].map(([, m, s]) => Number(m) * 60 + Number(s));
  return seconds.reduce((sum, one) => sum + one, 0) * 1000;
}

async function residentOfGroup(group: number): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const pages = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      // After the name, which may hold spaces (proc(5)): state, parent, group, and as the 22nd of these the pages.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return Number(fields[2]) === group ? Number(fields[21]) : 0;
    }),
  );
  return pages.reduce((sum, one) => sum + one, 0) * PAGE_BYTES;
}
