// Structured clone as text: what crosses between main and page, and what is refused.
// Both functions travel into the page as source text, so they refer to nothing outside themselves.

/** A structured-clone value as JSON; an object with `$` stands for what JSON has no word for. */
export type Encoded = null | boolean | string | number | Encoded[] | { [key: string]: Encoded };

/**
 * Encodes what survives V8's structured clone; throws "An object could not be cloned." for the rest.
 * Source: https://www.electronjs.org/docs/latest/tutorial/ipc#object-serialization
 */
export function encodeValue(value: unknown): Encoded {
  const seen = new Map<object, number>();
  const refuse = (): never => {
    throw new Error('An object could not be cloned.');
  };
  const base64 = (bytes: Uint8Array): string => {
    let text = '';
    for (let i = 0; i < bytes.length; i += 0x8000)
      text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
    return btoa(text);
  };
  const pairs = (object: object): Encoded[] =>
    Object.entries(object).map(([key, item]: [string, unknown]) => [key, encode(item)]);
  const record = (object: object): Encoded => {
    const keys = Object.keys(object);
    if (keys.includes('$') || keys.includes('__proto__')) return { $: 'object', v: pairs(object) };
    const out: Record<string, Encoded> = {};
    for (const [key, item] of Object.entries(object) as [string, unknown][]) out[key] = encode(item); // Entries of a clone are unknown, not any.
    return out;
  };
  const number = (x: number): Encoded => {
    if (Object.is(x, -0)) return { $: 'number', v: '-0' };
    return Number.isFinite(x) ? x : { $: 'number', v: String(x) };
  };
  const object = (x: object): Encoded => {
    const earlier = seen.get(x);
    if (earlier !== undefined) return { $: 'ref', v: earlier };
    seen.set(x, seen.size);
    if (Array.isArray(x)) {
      const items = Array.from(x, encode);
      return items;
    }
    const tag = Object.prototype.toString.call(x).slice(8, -1);
    if (x instanceof Date) return { $: 'date', v: number(x.getTime()) };
    if (x instanceof RegExp) return { $: 'regexp', v: [x.source, x.flags] };
    if (x instanceof Map) return { $: 'map', v: [...x].map(([k, v]) => [encode(k), encode(v)]) };
    if (x instanceof Set) return { $: 'set', v: [...x].map(encode) };
    if (x instanceof Error) return { $: 'error', v: [x.name, x.message, x.stack ?? '', encode(x.cause)] };
    if (x instanceof ArrayBuffer) return { $: 'bytes', t: tag, v: base64(new Uint8Array(x)) };
    if (ArrayBuffer.isView(x))
      return { $: 'bytes', t: tag, v: base64(new Uint8Array(x.buffer, x.byteOffset, x.byteLength)) };
    return tag === 'Object' ? record(x) : refuse();
  };
  const encode = (x: unknown): Encoded => {
    if (x === null || typeof x === 'boolean' || typeof x === 'string') return x;
    if (x === undefined) return { $: 'undefined' };
    if (typeof x === 'number') return number(x);
    if (typeof x === 'bigint') return { $: 'bigint', v: String(x) };
    return typeof x === 'object' ? object(x) : refuse();
  };
  let cloned: unknown;
  try {
    cloned = structuredClone(value); // V8 itself says what survives.
  } catch {
    refuse();
  }
  return encode(cloned);
}

/** The value that `encodeValue` encoded. */
export function decodeValue(text: Encoded): unknown {
  const known: unknown[] = [];
  const keep = <T>(object: T): T => {
    known.push(object);
    return object;
  };
  const word = (x: Encoded | undefined): string =>
    typeof x === 'string' || typeof x === 'number' ? String(x) : '';
  const list = (x: Encoded | undefined): Encoded[] => (Array.isArray(x) ? x : []);
  const define = (object: object, key: string, value: unknown) =>
    Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
  const bytes = (type: string, data: string): unknown => {
    const { buffer } = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
    if (type === 'ArrayBuffer') return buffer;
    const views = globalThis as unknown as Record<string, new (b: ArrayBuffer) => unknown>; // `type` is the tag of a view.
    const View = views[type] ?? Uint8Array;
    return new View(buffer);
  };
  const error = ([name, message, stack, cause]: Encoded[]): Error => {
    const made = keep(new Error(word(message)));
    const reason = decode(cause ?? null);
    define(made, 'stack', stack);
    if (name !== 'Error') define(made, 'name', name);
    if (reason !== undefined) define(made, 'cause', reason);
    return made;
  };
  const tagged = (x: Record<string, Encoded>): unknown => {
    const items = list(x['v']);
    const v = word(x['v']);
    switch (x['$']) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(v);
      case 'bigint':
        return BigInt(v);
      case 'ref':
        return known[Number(v)];
      case 'date':
        return keep(new Date(v === '' ? NaN : Number(v)));
      case 'regexp':
        return keep(new RegExp(word(items[0]), word(items[1])));
      case 'bytes':
        return keep(bytes(word(x['t']), v));
      case 'error':
        return error(items);
      case 'map': {
        const map = keep(new Map<unknown, unknown>());
        for (const [key, item] of items.map(list)) map.set(decode(key ?? null), decode(item ?? null));
        return map;
      }
      case 'set': {
        const set = keep(new Set<unknown>());
        for (const item of items) set.add(decode(item));
        return set;
      }
      default: {
        const out = keep({});
        for (const [key, item] of items.map(list)) define(out, word(key), decode(item ?? null));
        return out;
      }
    }
  };
  const decode = (x: Encoded): unknown => {
    if (x === null || typeof x !== 'object') return x;
    if (Array.isArray(x)) {
      const out = keep<unknown[]>([]);
      for (const item of x) out.push(decode(item));
      return out;
    }
    if ('$' in x) return tagged(x);
    const out = keep<Record<string, unknown>>({});
    for (const [key, item] of Object.entries(x)) out[key] = decode(item);
    return out;
  };
  return decode(text);
}
