// The system clipboard: exact text, and hints beside it.
import { clipboard, ClipboardItem } from 'electron';
import { failed, ok } from '../../shared/ipc/result.ts';
import type { ClipboardPort } from '../ports.ts';
import { clipboardFormats } from './clipboard-formats.ts';

/** The clipboard of this desktop. A write that the system does not take is `clipboard-refused`. */
export const desktopClipboard: ClipboardPort = {
  write: async (text, hints) => {
    try {
      await clipboard.write([new ClipboardItem(clipboardFormats(text, hints, process.platform))]);
      return ok(undefined);
    } catch {
      // What the system said could hold what was to be copied.
      return failed({ code: 'clipboard-refused' });
    }
  },
  read: () => clipboard.readText(),
  clear: () => {
    clipboard.clear();
    return Promise.resolve();
  },
};
