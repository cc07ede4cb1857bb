// What the stand-in was started with: Node's arguments, Chromium's switches, and the app.
import { resolve } from 'node:path';

/** `inspectPort` and `devToolsPort` are 0 for "any free port", and absent when nobody asked. */
export interface CommandLine {
  readonly inspectPort: number | undefined;
  readonly devToolsPort: number | undefined;
  readonly required: readonly string[];
  readonly switches: Map<string, string>;
  readonly appPath: string;
}

/**
 * Reads the arguments as Electron does: switches may stand anywhere, the first other word is the app.
 * Source: https://www.electronjs.org/docs/latest/api/command-line-switches
 */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const switches = new Map<string, string>();
  const required: string[] = [];
  let inspectPort: number | undefined;
  let app: string | undefined;
  const words = argv.values();
  for (const word of words) {
    const inspect = /^--inspect(?:-brk)?(?:=(\d+))?$/.exec(word);
    if (word === '-r' || word === '--require') {
      const module = words.next().value;
      if (module !== undefined) required.push(resolve(module));
    } else if (inspect) {
      inspectPort = Number(inspect[1] ?? 9229);
    } else if (word.startsWith('--')) {
      const [name = '', value = ''] = word.slice(2).split(/=(.*)/s);
      switches.set(name, value);
    } else if (!word.startsWith('-')) {
      app ??= word;
    }
  }
  const port = switches.get('remote-debugging-port');
  const devToolsPort = port === undefined ? undefined : Number(port);
  return { inspectPort, devToolsPort, required, switches, appPath: resolve(app ?? '.') };
}
