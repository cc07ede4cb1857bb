// `ipcMain` and each window's own `webContents.ipc`: handlers of calls, listeners of messages.
import { emitterWith, strict, type Carried } from './strict.ts';

type Handler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;

/** One set of handlers and its face. */
export interface Ipc {
  readonly handlers: Map<string, Handler>;
  readonly facade: Electron.IpcMain;
}

/** Source: https://www.electronjs.org/docs/latest/api/ipc-main */
export function createIpc(name: string): Ipc {
  const handlers = new Map<string, Handler>();
  const handle = (channel: string, handler: Handler) => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  };
  const members = {
    handle,
    handleOnce: (channel: string, handler: Handler) =>
      handle(channel, (event, ...args) => {
        handlers.delete(channel);
        return handler(event, ...args);
      }),
    removeHandler: (channel: string) => void handlers.delete(channel),
  } satisfies Carried<Electron.IpcMain>;
  // electron-playwright-helpers reads this private member of Electron's.
  const emitter = Object.assign(emitterWith(members), { _invokeHandlers: handlers });
  return { handlers, facade: strict<Electron.IpcMain>(name, emitter) };
}
