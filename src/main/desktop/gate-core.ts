// The gate without Electron: parse what comes in, call, parse what goes out. Nothing passes that the contract does not name.
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { callNames, type CallName, type EventName } from '../../shared/ipc/channels.ts';
import { calls, events, type Handlers, type Payload } from '../../shared/ipc/contract.ts';
import { AppError, failed, ok, type Failed, type Result } from '../../shared/ipc/result.ts';
import type { Log } from '../log.ts';

/** Most problems of one message that the log gets. */
const ISSUES_LOGGED = 5;

/** Answers one call of the window; never throws, whatever `name` and `input` are. */
export type Gate = (name: unknown, input: unknown) => Promise<Result<unknown>>;

const knownCalls: ReadonlySet<unknown> = new Set(callNames);

/** What a locked app still answers: how it looks, how to unlock it, and what makes it safer. */
const whileLocked: ReadonlySet<CallName> = new Set([
  ...(['settings.get', 'lock.state', 'lock.lock', 'lock.unlock'] as const),
  ...(['tokens.clearClipboard', 'jobs.cancel'] as const),
]);

export type GateParts = {
  readonly handlers: Handlers;
  readonly log: Log;
  /** Absent: it is never locked. */
  readonly locked?: () => boolean;
};

/**
 * Builds the gate over one handler for each call. A message that does not parse is `refused`; a handler that throws,
 * or answers something outside the contract, is `internal` with an id that the log knows too. Values are never logged.
 * While the app is locked nearly every call is `locked`.
 */
export function createGate({ handlers, log, locked = () => false }: GateParts): Gate {
  return async (name, input) => {
    if (!isCall(name)) return failed({ code: 'refused', reason: 'message' });
    if (locked() && !whileLocked.has(name)) return failed({ code: 'locked' });
    const parsed = calls[name].input.safeParse(input);
    if (!parsed.success) {
      log.warn('refused a message from the window', { name, problems: problems(parsed.error) });
      return failed({ code: 'refused', reason: 'message' });
    }
    let answer: Result<unknown>;
    try {
      // The schema above is the one that this handler's input type is derived from.
      const handler = handlers[name] as (input: unknown) => Promise<Result<unknown>>;
      answer = await handler(parsed.data);
    } catch (error) {
      return internal(log, 'a handler threw', { name, error });
    }
    if (!answer.ok) {
      const refusal = AppError.safeParse(answer.error);
      if (refusal.success) return failed(refusal.data);
      return internal(log, 'an error is outside the contract', { name, problems: problems(refusal.error) });
    }
    const output = calls[name].output.safeParse(answer.value);
    if (output.success) return ok(output.data);
    return internal(log, 'an answer is outside the contract', { name, problems: problems(output.error) });
  };
}

/** The payload of an event as the contract allows it; undefined, and logged, where it does not. */
export function checkEvent<Name extends EventName>(
  name: Name,
  payload: Payload<Name>,
  log: Log,
): Payload<Name> | undefined {
  const parsed = events[name].safeParse(payload);
  // The schema that was looked up by this name is the one that its payload's type is derived from.
  if (parsed.success) return parsed.data as Payload<Name>;
  internal(log, 'an event is outside the contract', { name, problems: problems(parsed.error) });
  return undefined;
}

function isCall(name: unknown): name is CallName {
  return knownCalls.has(name);
}

function internal(log: Log, what: string, facts: Readonly<Record<string, unknown>>): Failed {
  const id = randomUUID();
  log.error(what, { id, ...facts });
  return failed({ code: 'internal', id });
}

/** Where and how a message is wrong: paths and codes, no value of it. */
function problems(error: z.ZodError): readonly string[] {
  return error.issues
    .slice(0, ISSUES_LOGGED)
    .map(({ path, code }) => `${path.map(String).join('.')}: ${code}`);
}
