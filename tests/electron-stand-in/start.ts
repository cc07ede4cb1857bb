// Starts an app under the stand-in, in the order that Electron does.
import { readFileSync, statSync } from 'node:fs';
import inspector from 'node:inspector';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startChromium, type Chromium } from './chromium.ts';
import { parseCommandLine } from './command-line.ts';
import { createElectron, installElectron } from './electron-module.ts';
import { Host, type AppFacts } from './host.ts';
import { startPlaywrightProxy } from './playwright-proxy.ts';

const mainLimitMs = 30_000;

interface AppPackage {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
  readonly main?: string;
}

/** Runs the app that the arguments name; the process lives until the app quits. */
export async function start(argv: readonly string[]): Promise<void> {
  const commandLine = parseCommandLine(argv);
  const { main, ...appFacts } = readApp(commandLine.appPath);
  const electronVersion = versionOf('electron');
  const require = createRequire(import.meta.url);
  const noSandbox = commandLine.switches.has('no-sandbox');
  const chromium = startChromium({ devToolsPort: commandLine.devToolsPort !== undefined, noSandbox });
  endWith(chromium);
  takeElectronsShape(argv, electronVersion);
  const host = new Host({ chromium, commandLine, appFacts });
  installElectron(createElectron(host), host);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => host.lifecycle.quit());
  if (commandLine.inspectPort !== undefined) inspector.open(commandLine.inspectPort, '127.0.0.1');
  const connected = connect(host);
  for (const module of commandLine.required) require(module);
  await Promise.all([runMain(main), connected]);
  host.lifecycle.start();
}

/**
 * `ready` comes after the main module has run, so a module that awaits it hangs Electron; here that is an error.
 * Sources: https://www.electronjs.org/docs/latest/tutorial/esm and https://github.com/electron/electron/issues/40719
 */
async function runMain(main: string): Promise<void> {
  const timer = setTimeout(() => {
    process.stderr.write('stand-in: the main module does not end; does it await app.whenReady()?\n');
    process.exit(1);
  }, mainLimitMs);
  await import(pathToFileURL(main).href);
  clearTimeout(timer);
}

async function connect(host: Host): Promise<void> {
  const { chromium, commandLine, schemes } = host;
  const [{ product }] = await Promise.all([chromium.cdp.send('Browser.getVersion'), host.targets.watch()]);
  Object.assign(process.versions, { chrome: product.replace(/^.*\//, '') });
  if (commandLine.devToolsPort === undefined) return;
  const address = await startPlaywrightProxy(await chromium.devToolsUrl, commandLine.devToolsPort, schemes);
  process.stderr.write(`\nDevTools listening on ${address}\n`);
}

function endWith({ process: child }: Chromium): void {
  const end = (words: string) => {
    process.stderr.write(`stand-in: ${words}\n`);
    process.exit(1);
  };
  child.on('error', () => end('Chromium cannot be started: is `chromium` installed?'));
  child.on('exit', (code, signal) => end(`Chromium has ended (${signal ?? code ?? ''})`));
}

/** What an app can ask of its process: https://www.electronjs.org/docs/latest/api/process */
function takeElectronsShape(argv: readonly string[], electron: string): void {
  process.argv = [resolve(import.meta.dirname, 'electron'), ...argv];
  Object.assign(process.versions, { electron });
  Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: import.meta.dirname });
}

function versionOf(name: string): string {
  const file = join(import.meta.dirname, '../../node_modules', name, 'package.json');
  return readPackage(file).version ?? '';
}

function readPackage(file: string): AppPackage {
  return JSON.parse(readFileSync(file, 'utf8')) as AppPackage; // npm's own fields, each optional.
}

/** An app is a folder with a package.json, or a script. */
function readApp(path: string): AppFacts & { readonly main: string } {
  if (!statSync(path).isDirectory())
    return { name: 'Electron', version: '0.0.0', path: dirname(path), main: path };
  const { productName, name, version, main } = readPackage(join(path, 'package.json'));
  const title = productName ?? name ?? 'Electron';
  return { name: title, version: version ?? '0.0.0', path, main: resolve(path, main ?? 'index.js') };
}
