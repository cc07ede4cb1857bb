// The stand-in's `dialog`: nobody can answer one, so a test must (stubDialog of electron-playwright-helpers).
import type { Host } from './host.ts';
import { strict, type Carried } from './strict.ts';

/** Source: https://www.electronjs.org/docs/latest/api/dialog */
export function createDialog({ recorded }: Host): Electron.Dialog {
  const unanswered = (member: string) => () => {
    throw new Error(`stand-in: dialog.${member} was called and no test answers it (stubDialog)`);
  };
  const members = {
    showOpenDialog: unanswered('showOpenDialog'),
    showOpenDialogSync: unanswered('showOpenDialogSync'),
    showSaveDialog: unanswered('showSaveDialog'),
    showSaveDialogSync: unanswered('showSaveDialogSync'),
    showMessageBox: unanswered('showMessageBox'),
    showMessageBoxSync: unanswered('showMessageBoxSync'),
    showErrorBox: (title: string, content: string) => {
      recorded.errorBoxes.push({ title, content });
      process.stderr.write(`${title}\n${content}\n`);
    },
  } satisfies Carried<Electron.Dialog>;
  return strict<Electron.Dialog>('dialog', members);
}
