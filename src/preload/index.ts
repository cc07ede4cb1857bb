// The bridge of the main window: call, on, and the path of a dropped file. Names only; nothing is checked here.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { callNames, eventNames } from '../shared/ipc/channels.ts';
import type { Bridge } from '../shared/ipc/bridge.ts';

// The contract's types hold because main parses both ways; over IPC everything is unknown.
const bridge = {
  call: async (name: string, input: unknown): Promise<unknown> => {
    if (!callNames.some((known) => known === name)) {
      return { ok: false, error: { code: 'refused', reason: 'message' } };
    }
    try {
      return await ipcRenderer.invoke(name, input);
    } catch {
      // What cannot be cloned is refused before it leaves; main itself never throws.
      return { ok: false, error: { code: 'refused', reason: 'message' } };
    }
  },
  on: (name: string, listener: (payload: unknown) => void) => {
    if (!eventNames.some((known) => known === name)) return () => undefined;
    const hear = (_event: unknown, payload: unknown) => listener(payload);
    ipcRenderer.on(name, hear);
    return () => {
      ipcRenderer.off(name, hear);
    };
  },
  pathOf: (file: File) => webUtils.getPathForFile(file),
} as Bridge;

contextBridge.exposeInMainWorld('tokenDesk', bridge);
