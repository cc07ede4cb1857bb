// Reads typed fields out of parsed YAML as Go's JSON decoder does: null is nothing, a wrong type is a fault.
import type { Path } from './yaml-source.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A value of a wrong type, or a name twice: thrown inside the parser, caught by it, never seen outside. */
export class FieldFault extends Error {
  readonly reason: 'wrong-type' | 'duplicate-name' | 'bad-certificate-data';
  readonly path: Path;
  /** The field, or the name that occurs twice. */
  readonly subject: string | undefined;

  constructor(reason: FieldFault['reason'], path: Path, subject?: string) {
    super(reason);
    this.reason = reason;
    this.path = path;
    this.subject = subject ?? path.filter((step) => typeof step === 'string').at(-1);
  }
}

/** One map of the file, read field by field. Absent and null fields give the empty value of their type. */
export class FieldReader {
  readonly path: Path;
  readonly #fields: Fields;

  constructor(value: unknown, path: Path) {
    this.path = path;
    this.#fields = map(value, path);
  }

  get names(): readonly string[] {
    return Object.keys(this.#fields);
  }

  /** The value of a field as it is. */
  raw(name: string): unknown {
    return this.#fields[name];
  }

  string(name: string): string {
    const value = this.#fields[name] ?? '';
    if (typeof value !== 'string') throw this.#wrong(name);
    return value;
  }

  boolean(name: string): boolean {
    const value = this.#fields[name] ?? false;
    if (typeof value !== 'boolean') throw this.#wrong(name);
    return value;
  }

  /** Base64 as Go's StdEncoding reads it: padded, line breaks ignored. */
  bytes(name: string): string {
    const text = this.string(name).replace(/[\r\n]/g, '');
    if (text === '') return '';
    const plausible = text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
    if (!plausible) throw new FieldFault('bad-certificate-data', [...this.path, name]);
    return Buffer.from(text, 'base64').toString('latin1');
  }

  strings(name: string): readonly string[] {
    return list(this.#fields[name], [...this.path, name]).map((item, index) => {
      if (item === null) return '';
      if (typeof item !== 'string') throw new FieldFault('wrong-type', [...this.path, name, index]);
      return item;
    });
  }

  /** A map inside; `undefined` where it is absent. */
  map(name: string): FieldReader | undefined {
    const value = this.#fields[name];
    return value === undefined || value === null ? undefined : new FieldReader(value, [...this.path, name]);
  }

  /** A list of maps. */
  maps(name: string): readonly FieldReader[] {
    return list(this.#fields[name], [...this.path, name]).map(
      (item, index) => new FieldReader(item ?? {}, [...this.path, name, index]),
    );
  }

  #wrong(name: string): FieldFault {
    return new FieldFault('wrong-type', [...this.path, name]);
  }
}

function map(value: unknown, path: Path): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new FieldFault('wrong-type', path);
  // A plain object of the YAML library: its values are checked field by field.
  return value as Fields;
}

function list(value: unknown, path: Path): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new FieldFault('wrong-type', path);
  return value;
}
