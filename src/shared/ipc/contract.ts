// The whole IPC contract: one schema value from which both ends and the test fakes are derived.
import type { z } from 'zod';
import type { CallName, EventName } from './channels.ts';
import { accountCalls } from './contract/accounts.ts';
import { clusterCalls, clusterEvents } from './contract/clusters.ts';
import { exportCalls } from './contract/exports.ts';
import { fileCalls } from './contract/files.ts';
import { historyCalls, historyEvents } from './contract/history.ts';
import { jobCalls, jobEvents } from './contract/jobs.ts';
import { lockCalls, lockEvents } from './contract/lock.ts';
import { settingsCalls, settingsEvents } from './contract/settings.ts';
import { tokenCalls, tokenEvents } from './contract/tokens.ts';
import { upkeepCalls } from './contract/upkeep.ts';
import { windowEvents } from './contract/window.ts';
import type { Result } from './result.ts';

/** Schemas of every call: what goes in, and what comes out inside a Result. */
export const calls = {
  ...clusterCalls,
  ...fileCalls,
  ...exportCalls,
  ...accountCalls,
  ...tokenCalls,
  ...upkeepCalls,
  ...historyCalls,
  ...jobCalls,
  ...settingsCalls,
  ...lockCalls,
} satisfies Record<CallName, { input: z.ZodType; output: z.ZodType }>;

/** Schemas of every event that main sends. */
export const events = {
  ...clusterEvents,
  ...tokenEvents,
  ...historyEvents,
  ...jobEvents,
  ...settingsEvents,
  ...lockEvents,
  ...windowEvents,
} satisfies Record<EventName, z.ZodType>;

type Calls = typeof calls;

/** What the caller of a call sends. */
export type Input<Name extends CallName> = z.input<Calls[Name]['input']>;
/** What the handler of a call gets: parsed, defaults filled in. */
export type Parsed<Name extends CallName> = z.output<Calls[Name]['input']>;
/** What a call answers when it succeeds. */
export type Output<Name extends CallName> = z.output<Calls[Name]['output']>;
/** What a handler returns; the gate fills in defaults and refuses extra fields. */
export type Answer<Name extends CallName> = z.input<Calls[Name]['output']>;
/** What an event carries. */
export type Payload<Name extends EventName> = z.output<(typeof events)[Name]>;

/** The renderer's side. */
export type Api = {
  readonly [Name in CallName]: (input: Input<Name>) => Promise<Result<Output<Name>>>;
};

/** Main's side: one handler for each call. */
export type Handlers = {
  readonly [Name in CallName]: (input: Parsed<Name>) => Promise<Result<Answer<Name>>>;
};

/** Sends an event to the window, if there is one. */
export type Emit = <Name extends EventName>(name: Name, payload: Payload<Name>) => void;
