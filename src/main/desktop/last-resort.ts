// What happens on a bug that nobody caught: a line in the log and, where the app cannot go on, a sentence and the end.
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { lastWords } from '../../shared/text/last-words.ts';
import { systemClock } from '../clock.ts';
import { fileLog } from '../log.ts';

/**
 * Takes the place of Node's and Electron's own handling, which writes the error to the terminal and a dialog: its
 * message may hold what was being worked on, so only its kind and the places in the code are kept.
 */
export function endOnBug(dataFolder: string): void {
  const log = fileLog(dataFolder, systemClock);
  let ending = false;
  process.on('uncaughtException', (error) => {
    if (ending) return;
    ending = true;
    log.error('a bug ended the app', { bug: withoutMessage(error) });
    dialog.showErrorBox(lastWords.title, lastWords.body(join(dataFolder, 'token-desk.log')));
    app.exit(1);
  });
  // Work that failed with nobody waiting for it; what was asked for has its own answer.
  process.on('unhandledRejection', (error) => {
    log.error('a bug went unnoticed', { bug: withoutMessage(error) });
  });
}

/** The class of an error and its stack without the text. */
function withoutMessage(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...places].join('\n');
}
