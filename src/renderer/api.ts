// The renderer's typed way to main: calls, events, and answers turned into query results.
import { callNames } from '../shared/ipc/channels.ts';
import type { EventName } from '../shared/ipc/channels.ts';
import type { Bridge } from '../shared/ipc/bridge.ts';
import type { Api, Payload } from '../shared/ipc/contract.ts';
import type { AppError, Result } from '../shared/ipc/result.ts';
import type { JobId } from '../shared/ids.ts';

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly tokenDesk: Bridge;
  }
}

/** Every call of the contract, by name. Always answers with a Result. */
// The object is built from all names of the contract, each with its own input and output.
export const api = Object.fromEntries(
  callNames.map((name) => [name, (input: never) => window.tokenDesk.call(name, input)]),
) as unknown as Api;

/** Listens to an event of main; the answer ends the listening. */
export function onEvent<Name extends EventName>(name: Name, listener: (payload: Payload<Name>) => void) {
  return window.tokenDesk.on(name, listener);
}

/** Carries an AppError through a query library that knows only thrown errors. */
export class Failure extends Error {
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.code);
    this.error = error;
  }
}

/** The value of a result; throws a Failure, for queries and mutations alone. */
export async function unwrap<Value>(result: Promise<Result<Value>>): Promise<Value> {
  const settled = await result;
  if (!settled.ok) throw new Failure(settled.error);
  return settled.value;
}

/** The AppError behind whatever a query threw. */
export function errorOf(thrown: unknown): AppError {
  if (thrown instanceof Failure) return thrown.error;
  return {
    code: 'internal',
    id: 'window',
    detail: thrown instanceof Error ? thrown.message : String(thrown),
  };
}

/** A new job id: the caller makes it, so that it can cancel before an answer. */
export function newJobId(): JobId {
  // A fresh UUID is what the brand stands for.
  return crypto.randomUUID() as JobId;
}

/** All rows of a paged call. */
export async function allPages<Row>(
  ask: (cursor: string | undefined) => Promise<Result<{ rows: Row[]; next?: string | undefined }>>,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await unwrap(ask(cursor));
    rows.push(...page.rows);
    cursor = page.next;
  } while (cursor !== undefined);
  return rows;
}
