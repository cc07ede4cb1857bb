// Carries a call or a message of a page to its handler, and the answer back.
import { encodeValue } from './clone.ts';
import type { Contents } from './contents.ts';
import type { Frame } from './frames.ts';
import type { Ipc } from './ipc.ts';
import { preventable } from './strict.ts';

interface Call {
  readonly kind: string;
  readonly id: number;
  readonly channel: string;
  readonly args: readonly unknown[];
}

/**
 * A window's own handlers come before `ipcMain`'s; of a failure only the text crosses.
 * Sources: https://www.electronjs.org/docs/latest/api/web-contents#contentsipc-readonly and
 * https://www.electronjs.org/docs/latest/api/ipc-main#ipcmainhandlechannel-listener
 */
export async function answerIpc(contents: Contents, frame: Frame, call: Call, ipcMain: Ipc): Promise<void> {
  const { channel, args, id } = call;
  const reply = (message: object) => contents.page?.deliver(frame, message);
  const event = eventOf(contents, frame);
  if (call.kind === 'send') {
    const message = Object.assign(event, {
      ports: [],
      returnValue: undefined,
      reply: (to: string, ...rest: unknown[]) => reply({ channel: to, args: encodeValue(rest) }),
    });
    contents.emitter.emit('ipc-message', message, channel, ...args);
    contents.ipc.facade.emit(channel, message, ...args);
    ipcMain.facade.emit(channel, message, ...args);
    return;
  }
  const handler = contents.ipc.handlers.get(channel) ?? ipcMain.handlers.get(channel);
  try {
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    reply({ id, ok: encodeValue(await handler(event, ...args)) });
  } catch (error) {
    reply({ id, error: `Error invoking remote method '${channel}': ${String(error)}` });
  }
}

/** `senderFrame` is null once the frame has gone: https://www.electronjs.org/docs/latest/api/structures/ipc-main-invoke-event */
function eventOf(contents: Contents, frame: Frame): Electron.IpcMainInvokeEvent {
  return preventable({
    type: 'frame' as const,
    sender: contents.facade,
    processId: 1,
    frameId: frame.facade.routingId,
    get senderFrame() {
      return frame.detached ? null : frame.facade;
    },
  });
}
