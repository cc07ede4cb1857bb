// Strictness: whatever the stand-in does not carry throws an error that names it.
import { EventEmitter } from 'node:events';

/**
 * What a stand-in object may have of Electron's `T`: a member that Electron renames or retypes does not
 * compile. Emitter methods are left out, because their overloads fit no single implementation.
 */
export type Carried<T> = Partial<Omit<T, keyof EventEmitter>>;

/** `E` if `T` has an event of that name, else `never`. */
export type EventOf<T, E extends string> = T extends { on(event: E, listener: () => void): unknown }
  ? E
  : never;

/** Names of events that `T` really has: `eventsOf<Electron.App>()('ready', …)`. */
export function eventsOf<T>() {
  return <const E extends readonly string[]>(
    ...names: E & { [I in keyof E]: EventOf<T, E[I]> }
  ): readonly string[] => names;
}

/** Throws, naming what is missing. */
export function notImplemented(name: string): never {
  throw new Error(`stand-in: ${name} is not implemented`);
}

// Asked of any object by promises, JSON, inspectors and emitters, so their absence is an answer.
const asked = new Set(
  'then toJSON inspect constructor prototype nodeType $$typeof asymmetricMatch length name default domain captureRejections'.split(
    ' ',
  ),
);
const listening = new Set(['on', 'once', 'addListener', 'prependListener', 'prependOnceListener']);

/**
 * Electron's `T` as far as `target` carries it; every other member, and every event that is not in
 * `events` (when given), throws. Members may be replaced, as test helpers do.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller says what the proxy stands for
export function strict<T extends object>(name: string, target: object, events?: readonly string[]): T {
  const refuse = (event: unknown) => {
    if (typeof event === 'string' && events && !events.includes(event))
      notImplemented(`event '${event}' of ${name}`);
  };
  const proxy = new Proxy(target, {
    get(carried, member, receiver) {
      if (typeof member === 'symbol' || member in carried || asked.has(member) || member.startsWith('_')) {
        const value: unknown = Reflect.get(carried, member, receiver);
        if (events === undefined || typeof member === 'symbol' || !listening.has(member)) return value;
        if (typeof value !== 'function') return value;
        return (event: unknown, ...rest: unknown[]): unknown => {
          refuse(event);
          return Reflect.apply(value, receiver, [event, ...rest]);
        };
      }
      return notImplemented(`${name}.${member}`);
    },
  });
  // Every member of T answers here: a carried one by `target`, any other by an error.
  return proxy as T;
}

/** An emitter that has `members`, getters and setters included. */
export function emitterWith<M extends object>(members: M): EventEmitter & M {
  const emitter = new EventEmitter();
  Object.defineProperties(emitter, Object.getOwnPropertyDescriptors(members));
  // The descriptors of M were just defined on it.
  return emitter as EventEmitter & M;
}

/** A constructor whose instances `make` builds, with `statics`; it cannot be called without `new`. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller says what the proxy stands for
export function strictClass<T extends object>(
  name: string,
  make: (...args: never[]) => object,
  statics: object,
): T {
  const target = Object.defineProperties(function standIn() {
    throw new TypeError(`Class constructor ${name} cannot be invoked without 'new'`);
  }, Object.getOwnPropertyDescriptors(statics));
  const constructed = new Proxy(target, {
    construct: (_target, args) => make(...(args as never[])), // Callers are typed by T, which `make` fits.
  });
  return strict<T>(name, constructed);
}

/** Throws for an option that is not among `known`. */
export function onlyOptions(name: string, options: object, known: readonly string[]): void {
  for (const key of Object.keys(options)) if (!known.includes(key)) notImplemented(`option ${name}.${key}`);
}

/** An event whose listeners may prevent what follows; `facts` keep their getters. */
export function preventable<F extends object>(
  facts: F,
): F & { defaultPrevented: boolean; preventDefault(): void } {
  const event = Object.assign(facts, {
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  });
  return event;
}
