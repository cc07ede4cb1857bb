// What the preload puts on the window as `tokenDesk`: the whole of the renderer's world outside itself.
import type { CallName, EventName } from './channels.ts';
import type { Input, Output, Payload } from './contract.ts';
import type { Result } from './result.ts';

export type Bridge = {
  /** Calls main; always answers, with data or an error as data. */
  readonly call: <Name extends CallName>(name: Name, input: Input<Name>) => Promise<Result<Output<Name>>>;
  /** Listens to an event of main; returns what ends the listening. */
  readonly on: <Name extends EventName>(name: Name, listener: (payload: Payload<Name>) => void) => () => void;
  /** Path of a dropped file, for `files.add`; empty where it is no file. */
  readonly pathOf: (file: File) => string;
};

/** The reveal window's own, even smaller bridge: one token, once the user asks for it. */
export type RevealBridge = {
  /** What the window is about; `endsAt` (epoch ms) is when main closes it. */
  readonly about: () => Promise<{ readonly title: string; readonly endsAt: number }>;
  /** Reads the token; main records it in the history. */
  readonly read: () => Promise<Result<string>>;
  readonly close: () => Promise<void>;
};
