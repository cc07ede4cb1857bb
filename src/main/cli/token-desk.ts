// Entry of the command line, without Electron: loads only what the command needs.
import { enableCompileCache } from 'node:module';
import { dirname, join } from 'node:path';
import { dataFolderFrom } from './data-folder.ts';

// It would switch off certificate checks for every connection of this process.
delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
const words = process.argv.slice(2);
enableCompileCache(join(dirname(dataFolderFrom(words)), 'compiled'));

process.exitCode =
  words[0] === 'get-token'
    ? await (await import('./get-token.ts')).getToken(words.slice(1))
    : await (await import('./run.ts')).run(words);
