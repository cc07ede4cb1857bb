// Where the command line is: beside the packed app, or built in a checkout.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { CommandLine } from '../ports.ts';

/** How others start it; `undefined` where it is not there. */
export function commandLineHere(): CommandLine | undefined {
  const windows = process.platform === 'win32';
  if (app.isPackaged) {
    const command = join(process.resourcesPath, 'cli', windows ? 'token-desk.cmd' : 'token-desk');
    return existsSync(command) ? { command, args: [] } : undefined;
  }
  const root = app.getAppPath();
  const entry = join(root, 'out', 'cli', 'token-desk.js');
  const node = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
  return existsSync(entry) && existsSync(node) ? { command: node, args: [entry] } : undefined;
}
