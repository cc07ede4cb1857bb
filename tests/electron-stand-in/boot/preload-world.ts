// The isolated world in which the preload runs: contextBridge, ipcRenderer, webUtils.
// It travels into the page as source text, so it refers to nothing outside itself.
import type { BootFacts } from '../boot-facts.ts';
import type { decodeValue as DecodeValue, encodeValue as EncodeValue, Encoded } from '../clone.ts';
import type { createBridge as CreateBridge, Port } from './bridge.ts';

/** A message from main: the answer to a call, or one on a channel. */
type FromMain =
  | { readonly id: number; readonly ok: Encoded }
  | { readonly id: number; readonly error: string }
  | { readonly channel: string; readonly args: Encoded };

type Listener = (event: object, ...args: unknown[]) => void;
type Preload = (require: (name: string) => unknown, module: object, exports: object, process: object) => void;

/** Main's end of the line, as bindings of this world. */
interface Line {
  standInSend?: (text: string) => void;
  standInReceive?: (message: FromMain) => void;
}

/** Gives the preload Electron's renderer modules, strict like main's, and then runs it. */
export function preloadWorld(
  facts: BootFacts,
  createBridge: typeof CreateBridge,
  encodeValue: typeof EncodeValue,
  decodeValue: typeof DecodeValue,
  preload: Preload,
): void {
  if (window !== window.top && !facts.subFrames) return;
  const node = document.createElement('i');
  const port: Port = {
    fire: (type, detail) => node.dispatchEvent(new CustomEvent(type, { detail })),
    listen: (type, listener, once = false) =>
      node.addEventListener(type, (event) => listener((event as CustomEvent).detail), { once }), // Only our events come here.
  };
  const bridge = createBridge(port, 'preload', 'page');
  document.dispatchEvent(new MouseEvent(facts.secret, { relatedTarget: node }));

  const line = globalThis as unknown as Line; // Main binds these names in this world alone.
  const post = line.standInSend;
  delete line.standInSend;
  const send = (kind: string, channel: string, args: unknown[], id = 0) =>
    post?.(
      JSON.stringify({ kind, id, channel, args: encodeValue(args), url: location.href, origin: self.origin }),
    );
  const calls = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const channels = new Map<string, Set<Listener>>();
  let last = 0;
  line.standInReceive = (message) => {
    if ('channel' in message) {
      const args = decodeValue(message.args) as unknown[]; // Main always sends a list.
      for (const listener of [...(channels.get(message.channel) ?? [])])
        listener({ sender: ipcRenderer, ports: [] }, ...args);
      return;
    }
    const call = calls.get(message.id);
    calls.delete(message.id);
    if ('error' in message) call?.reject(new Error(message.error));
    else call?.resolve(decodeValue(message.ok));
  };
  port.listen('page:open', (detail) => send('open', '', [detail]));
  port.listen('page:close', () => send('close', '', []));
  // Menu accelerators come after the page: https://www.electronjs.org/docs/latest/tutorial/keyboard-shortcuts
  window.addEventListener('keydown', (e) => {
    if (e.defaultPrevented || ['Control', 'Shift', 'Alt', 'Meta'].includes(e.key)) return;
    if (!e.ctrlKey && !e.altKey && !e.metaKey && e.key.length === 1) return;
    send('key', '', [
      { key: e.key.toLowerCase(), ctrl: e.ctrlKey, shift: e.shiftKey, alt: e.altKey, meta: e.metaKey },
    ]);
  });
  // Main listens for the question below once a drag has begun.
  window.addEventListener('dragenter', () => send('drag', '', []), true);

  const strict = (name: string, members: object): object =>
    new Proxy(members, {
      get: (target, member, receiver): unknown => {
        if (member in target || typeof member === 'symbol' || member === 'then')
          return Reflect.get(target, member, receiver);
        throw new Error(`stand-in: ${name}.${member} is not implemented`);
      },
    });
  const on = (channel: string, listener: Listener) => {
    channels.set(channel, (channels.get(channel) ?? new Set()).add(listener));
    return ipcRenderer;
  };
  const off = (channel: string, listener: Listener) => {
    channels.get(channel)?.delete(listener);
    return ipcRenderer;
  };
  // https://www.electronjs.org/docs/latest/api/ipc-renderer
  const ipcRenderer = strict('ipcRenderer', {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        send('invoke', channel, args, id);
        calls.set(id, { resolve, reject });
      }),
    send: (channel: string, ...args: unknown[]) => send('send', channel, args),
    on,
    addListener: on,
    off,
    removeListener: off,
    once: (channel: string, listener: Listener) => {
      const once: Listener = (event, ...args) => {
        off(channel, once);
        listener(event, ...args);
      };
      return on(channel, once);
    },
    removeAllListeners: (channel: string) => {
      channels.delete(channel);
      return ipcRenderer;
    },
  });
  const contextBridge = strict('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => {
      let exists = false;
      port.listen('page:exists', () => (exists = true), true);
      port.fire('preload:expose', { key, api: bridge.encode(api) });
      if (exists as boolean)
        throw new Error('Cannot bind an API on top of an existing property on the window object'); // Set by the listener inside fire.
    },
  });
  // The answer is wanted at once, so main answers while the script stands still.
  const standInPathQuestion = (question: { readonly file: File; path: string }): string => {
    debugger;
    return question.path;
  };
  const webUtils = strict('webUtils', {
    getPathForFile: (file: File) => standInPathQuestion({ file, path: '' }),
  });
  const electron = strict('electron', { contextBridge, ipcRenderer, webUtils });
  // https://www.electronjs.org/docs/latest/tutorial/sandbox#preload-scripts
  const process = Object.freeze({
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    platform: 'linux',
    versions: Object.freeze({ electron: facts.electronVersion, chrome: facts.chromeVersion }),
    argv: Object.freeze(['electron', ...facts.extraArguments]),
    env: Object.freeze({}),
  });
  const module = { exports: {} };
  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`stand-in: a sandboxed preload cannot load '${name}'`);
  };
  preload(require, module, module.exports, process);
}
