// Entry of the Electron stand-in: turns the compile cache on before anything larger is loaded.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/electron-stand-in'));
const { start } = await import('./start.ts');
await start(process.argv.slice(2));
