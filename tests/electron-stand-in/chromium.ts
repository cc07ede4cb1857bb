// Debian's Chromium as a child that dies with its pipe, and its profile folder that goes with it.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { Cdp } from './cdp.ts';

const prefix = 'electron-stand-in-';
const startLimitMs = 30_000;

/** Flags that keep Chromium off the network and free of first-run pages. */
const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-service-autorun',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--disable-gpu',
  '--disable-breakpad',
  '--disable-extensions',
  '--disable-search-engine-choice-screen',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-dev-shm-usage',
  '--force-color-profile=srgb',
  '--metrics-recording-only',
  '--password-store=basic',
  '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,PaintHolding,MediaRouter,Translate,OptimizationHints,NetworkTimeServiceQuerying,PreconnectToSearch',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

// The shell outlives a killed app for as long as Chromium needs to end, then removes the profile.
const keeper =
  '"$@"; code=$?; rm -rf "$STAND_IN_PROFILE" || { sleep 1; rm -rf "$STAND_IN_PROFILE"; }; exit $code';

/** `devToolsPort` absent means that no driver asked for the protocol over TCP. */
export interface ChromiumOptions {
  readonly devToolsPort: boolean;
  readonly noSandbox: boolean;
}

/** A running Chromium without windows. */
export interface Chromium {
  readonly cdp: Cdp;
  /** Address of the protocol over TCP, once Chromium has said it. */
  readonly devToolsUrl: Promise<string>;
  /** Whether windows can be seen. */
  readonly visible: boolean;
  /** Opens a window without tabs or address bar on `url`; only where windows can be seen. */
  openAppWindow(url: string, size: { width: number; height: number }): void;
  readonly process: ChildProcess;
}

/** Starts Chromium; its end is reported by the process's `exit`. Removes folders that killed runs left. */
export function startChromium({ devToolsPort, noSandbox }: ChromiumOptions): Chromium {
  sweep();
  const profile = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  const visible = Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  const shared = [
    `--user-data-dir=${profile}`,
    ...(noSandbox || process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(visible ? ['--ozone-platform-hint=auto'] : ['--headless=new']),
    ...quiet,
  ];
  // Chromium's own temporary folders go with the profile.
  const env = { ...process.env, STAND_IN_PROFILE: profile, TMPDIR: profile };
  const port = devToolsPort ? ['--remote-debugging-port=0'] : [];
  const binary = process.env['STAND_IN_CHROMIUM'] ?? 'chromium';
  const words = ['-c', keeper, 'chromium-keeper', binary, '--remote-debugging-pipe', '--no-startup-window'];
  const child = spawn('/bin/sh', [...words, ...port, ...shared], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env,
    detached: true, // A kill of the app's process group must not reach the shell that tidies up.
  });
  const [, , stderr, toChromium, fromChromium] = child.stdio as [null, null, Readable, Writable, Readable]; // As asked in stdio.
  return {
    cdp: new Cdp(toChromium, fromChromium),
    devToolsUrl: devToolsAddress(stderr, devToolsPort),
    visible,
    openAppWindow(url, { width, height }) {
      const size = `--window-size=${width},${height}`;
      const opener = spawn(binary, [...shared, size, `--app=${url}`], { stdio: 'ignore', env });
      opener.on('error', () => undefined);
    },
    process: child,
  };
}

function devToolsAddress(stderr: Readable, wanted: boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    let log = '';
    const timer = setTimeout(() => reject(new Error(`Chromium did not start:\n${log}`)), startLimitMs);
    timer.unref();
    if (!wanted) clearTimeout(timer);
    stderr.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-4000);
      const address = /DevTools listening on (ws:\S+)/.exec(log)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}

/** Removes profile folders of stand-ins that no longer run. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || existsSync(`/proc/${pid}`)) continue;
    rmSync(join(tmpdir(), name), { recursive: true, force: true, maxRetries: 2 });
  }
}
