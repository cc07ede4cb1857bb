// The system's file dialog for kubeconfig files.
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
