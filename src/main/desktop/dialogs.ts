// The system's file dialogs: for kubeconfig files, and for where to save one.
import { dialog, type BrowserWindow } from 'electron';

/** Lets the user choose files, beginning in `startFolder`; an empty list when the dialog is closed. */
export async function chooseFiles(window: BrowserWindow, startFolder: string): Promise<readonly string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    // Since Electron 43 a dialog without a path opens in Downloads; kubeconfigs are in a hidden folder.
    defaultPath: startFolder,
    properties: ['openFile', 'multiSelections', 'showHiddenFiles'],
  });
  return canceled ? [] : filePaths;
}

/** Lets the user choose where to save a file; the dialog asks before it is one that is there. */
export async function chooseTarget(window: BrowserWindow, suggested: string): Promise<string | undefined> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: suggested,
    properties: ['showHiddenFiles', 'showOverwriteConfirmation'],
  });
  return canceled || filePath === '' ? undefined : filePath;
}
