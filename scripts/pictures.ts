// `npm run pictures`: makes a picture of every screen in every look and size, in out/pictures/.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';

const playwright = join(import.meta.dirname, '..', 'node_modules', '.bin', 'playwright');
const { status } = spawnSync(
  playwright,
  ['test', '--config', 'tests/pictures/playwright.config.ts', ...process.argv.slice(2)],
  { stdio: 'inherit', cwd: join(import.meta.dirname, '..'), shell: process.platform === 'win32' },
);
process.exitCode = status ?? 1;
