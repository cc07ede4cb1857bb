// One end of the context bridge: values as messages between the page's world and the preload's.
// It travels into the page as source text, so it refers to nothing outside itself.

/** A value on its way to the other world; functions and promises go by number. It has the value's own circles. */
export type Wire =
  | { readonly kind: 'raw'; readonly value: unknown }
  | { readonly kind: 'list'; readonly items: Wire[] }
  | { readonly kind: 'object'; readonly entries: [string, Wire][] }
  | { readonly kind: 'error'; readonly failure: Failure }
  | { readonly kind: 'function' | 'returned' | 'promise'; readonly id: number };

/** A thrown value: of an error only message and stack cross. */
export type Failure = { readonly message: string; readonly stack: string } | { readonly thrown: Wire };

type Outcome = { readonly ok: Wire } | { readonly failure: Failure };
type AnyFunction = (...args: unknown[]) => unknown;

/** How one world reaches the other: events on a node that only both boots hold. Details arrive cloned. */
export interface Port {
  fire(type: string, detail: unknown): void;
  listen(type: string, listener: (detail: unknown) => void, once?: boolean): void;
}

/** `encode` throws for what Electron refuses; `decode` gives this world's own objects. */
export interface Bridge {
  encode(value: unknown): Wire;
  decode(wire: Wire): unknown;
}

/**
 * The bridge's end in the world called `here`. What crosses and how:
 * https://www.electronjs.org/docs/latest/api/context-bridge#parameter--error--return-type-support
 */
export function createBridge(port: Port, here: string, there: string): Bridge {
  const mine = new Map<number, AnyFunction>();
  const ids = new WeakMap<AnyFunction, number>();
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  const theirs = new WeakMap<AnyFunction, number>();
  let last = 0;

  const functionWire = (f: AnyFunction): Wire => {
    const returned = theirs.get(f);
    if (returned !== undefined) return { kind: 'returned', id: returned };
    const id = ids.get(f) ?? ++last;
    ids.set(f, id);
    mine.set(id, f);
    return { kind: 'function', id };
  };
  const failureOf = (error: unknown): Failure =>
    error instanceof Error ? { message: error.message, stack: error.stack ?? '' } : { thrown: encode(error) };
  const errorOf = (failure: Failure): unknown => {
    if ('thrown' in failure) return decode(failure.thrown);
    const error = new Error(failure.message);
    error.stack = failure.stack;
    return error;
  };
  const promiseWire = (promise: Promise<unknown>): Wire => {
    const id = ++last;
    const settle = (outcome: Outcome) => port.fire(`${here}:settle`, { id, outcome });
    promise.then(
      (value) => settle({ ok: encode(value) }),
      (error: unknown) => settle({ failure: failureOf(error) }),
    );
    return { kind: 'promise', id };
  };
  const encode = (value: unknown): Wire => encodeAt(value, 0, new Map());
  const encodeAt = (value: unknown, depth: number, seen: Map<object, Wire>): Wire => {
    if (depth > 1000)
      throw new TypeError(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
      );
    if (typeof value === 'function') return functionWire(value as AnyFunction); // Called with whatever crosses.
    if (typeof value === 'symbol') return { kind: 'raw', value: undefined };
    if (value === null || typeof value !== 'object') return { kind: 'raw', value };
    const known = seen.get(value);
    if (known) return known;
    if (value instanceof Promise) return promiseWire(value);
    if (value instanceof Error) return { kind: 'error', failure: failureOf(value) };
    if (Array.isArray(value)) {
      const list: Wire = { kind: 'list', items: [] };
      seen.set(value, list);
      for (const item of value) list.items.push(encodeAt(item, depth + 1, seen));
      return list;
    }
    if (Object.prototype.toString.call(value) !== '[object Object]') return { kind: 'raw', value };
    const object: Wire = { kind: 'object', entries: [] };
    seen.set(value, object);
    for (const [key, item] of Object.entries(value))
      object.entries.push([key, encodeAt(item, depth + 1, seen)]);
    return object;
  };
  const callTheirs = (id: number, args: unknown[]): unknown => {
    const reply = `${here}:reply${++last}`;
    let outcome: Outcome | null = null;
    port.listen(reply, (detail) => (outcome = detail as Outcome), true); // What the other end's call listener fires.
    port.fire(`${here}:call`, { id, reply, args: args.map(encode) });
    const answered = outcome as Outcome | null; // Set by the listener above, which ran inside fire.
    if (answered === null) throw new Error('An object could not be cloned.');
    if ('failure' in answered) throw errorOf(answered.failure);
    return decode(answered.ok);
  };
  const theirFunction = (id: number): AnyFunction => {
    const call = (...args: unknown[]) => callTheirs(id, args);
    theirs.set(call, id);
    return call;
  };
  const decode = (wire: Wire): unknown => decodeWith(wire, new Map());
  const decodeWith = (wire: Wire, seen: Map<Wire, unknown>): unknown => {
    if (seen.has(wire)) return seen.get(wire);
    switch (wire.kind) {
      case 'raw':
        return wire.value;
      case 'error':
        return errorOf(wire.failure);
      case 'returned':
        return mine.get(wire.id);
      case 'function':
        return theirFunction(wire.id);
      case 'promise':
        return new Promise((resolve, reject) => waiting.set(wire.id, { resolve, reject }));
      case 'list': {
        const list: unknown[] = [];
        seen.set(wire, list);
        for (const item of wire.items) list.push(decodeWith(item, seen));
        return list;
      }
      case 'object': {
        const object: Record<string, unknown> = {};
        seen.set(wire, object);
        for (const [key, item] of wire.entries) object[key] = decodeWith(item, seen);
        return object;
      }
    }
  };

  port.listen(`${there}:call`, (detail) => {
    if (detail === null) return; // An argument did not survive the clone; the caller sees no reply.
    const { id, reply, args } = detail as { id: number; reply: string; args: Wire[] }; // As fired by callTheirs.
    let outcome: Outcome;
    try {
      outcome = { ok: encode(mine.get(id)?.(...args.map(decode))) };
    } catch (error) {
      outcome = { failure: failureOf(error) };
    }
    port.fire(reply, outcome);
  });
  port.listen(`${there}:settle`, (detail) => {
    const { id, outcome } = detail as { id: number; outcome: Outcome }; // As fired by promiseWire.
    const promise = waiting.get(id);
    waiting.delete(id);
    if ('failure' in outcome) promise?.reject(errorOf(outcome.failure));
    else promise?.resolve(decode(outcome.ok));
  });
  return { encode, decode };
}
