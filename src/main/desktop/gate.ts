// The only raw IPC between window and main: on the window's own channel, from its main frame and our origin alone.
import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { callNames, type CallName, type EventName } from '../../shared/ipc/channels.ts';
import type { Failed, Result } from '../../shared/ipc/result.ts';
import { APP_ORIGIN } from './app-origin.ts';

export type SendEvent = (name: EventName, payload: unknown) => void;

/**
 * Takes the calls of one window. `answer` gets what a trusted sender sent, unparsed. Returns the way for events back,
 * which does nothing once the window is gone.
 */
export function openGate(
  contents: WebContents,
  answer: (name: CallName, input: unknown) => Promise<Result<unknown>>,
): SendEvent {
  for (const name of callNames) {
    contents.ipc.handle(name, (event, input: unknown) =>
      isOurPage(event, contents) ? answer(name, input) : refused(),
    );
  }
  return (name, payload) => {
    if (!contents.isDestroyed()) contents.send(name, payload);
  };
}

/**
 * True for the main frame of this window while it shows our own page. A frame that navigated away or died since it sent
 * is null (electron.d.ts, IpcMainInvokeEvent) and refused, as is an event that was not made by Electron at all.
 */
export function isOurPage(event: IpcMainInvokeEvent, contents: WebContents): boolean {
  // Test helpers call handlers with an event that lacks the field, which the type rules out.
  const frame = event.senderFrame as IpcMainInvokeEvent['senderFrame'] | undefined;
  if (frame === null || frame === undefined || event.sender !== contents) return false;
  return (
    frame.parent === null &&
    frame.frameTreeNodeId === contents.mainFrame.frameTreeNodeId &&
    frame.origin === APP_ORIGIN
  );
}

/** The answer to any other sender; written out, so that the schemas need not be loaded before the window shows. */
export function refused(): Failed {
  return { ok: false, error: { code: 'refused', reason: 'sender' } };
}
