// Messages for the gate: right ones, right ones with something wrong in them, and rubbish.
import fc from 'fast-check';
import { callNames, type CallName } from '../../src/shared/ipc/channels.ts';
import { calls } from '../../src/shared/ipc/contract.ts';
import { jsonSchemaOf } from '../support/contract-samples.ts';

export type Message = { readonly name: unknown; readonly input: unknown };

type Schema = ReadonlyMap<string, unknown>;

/** Any message that could come from a window, as structured clone would deliver it. */
export function messages(): fc.Arbitrary<Message> {
  const right = new Map(callNames.map((name) => [name, fitting(schemaOf(jsonSchemaOf(calls[name].input)))]));
  const input = (name: CallName) => {
    const good = right.get(name) ?? fc.anything();
    return fc.oneof(
      { arbitrary: good, weight: 4 },
      {
        arbitrary: fc.tuple(good, fc.nat(), flaw).map(([value, at, how]) => spoil(value, at, how)),
        weight: 5,
      },
      { arbitrary: rubbish, weight: 1 },
    );
  };
  const known = fc
    .constantFrom(...callNames)
    .chain((name) => input(name).map((value) => ({ name, input: value })));
  const unknown = fc.record({ name: fc.oneof(fc.string(), rubbish), input: rubbish });
  return fc
    .oneof({ arbitrary: known, weight: 19 }, { arbitrary: unknown, weight: 1 })
    .map(({ name, input: value }) => ({ name, input: cloned(value) }));
}

const rubbish = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
});

type Flaw =
  | { readonly kind: 'replace'; readonly by: unknown }
  | { readonly kind: 'add'; readonly name: string; readonly value: unknown }
  | { readonly kind: 'remove' };

const nasty = fc.constantFrom<unknown[]>(
  ...[null, undefined, '', ' ', '\0', '../../etc/passwd', 'a'.repeat(5000), 'ctx-', 'default ', 'Ünïcode'],
  ...[0, -1, -0, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 600, 4_294_967_297],
  ...[[], {}, [[]], Array.from({ length: 300 }, () => 'a'), { toString: 'x' }, { length: 3 }],
);
const flaw: fc.Arbitrary<Flaw> = fc.oneof(
  fc.record({ kind: fc.constant('replace' as const), by: fc.oneof(nasty, fc.anything()) }),
  fc.record({
    kind: fc.constant('add' as const),
    name: fc.oneof(
      fc.constantFrom('token', '__proto__', 'constructor', 'kind', 'then', 'toJSON'),
      fc.string(),
    ),
    value: fc.oneof(nasty, fc.anything()),
  }),
  fc.record({ kind: fc.constant('remove' as const) }),
);

/** Puts `how` into the part of `value` that `at` points to, counted over all of its parts. */
function spoil(value: unknown, at: number, how: Flaw): unknown {
  const paths = pathsOf(value);
  return spoilAt(value, paths[at % paths.length] ?? [], how);
}

function pathsOf(value: unknown): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [[], ...Object.entries(value).flatMap(([key, part]) => pathsOf(part).map((rest) => [key, ...rest]))];
}

function spoilAt(value: unknown, [key, ...rest]: readonly string[], how: Flaw): unknown {
  if (key === undefined) return flawed(value, how);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([name, part]): [string, unknown][] => {
    if (name !== key) return [[name, part]];
    return rest.length === 0 && how.kind === 'remove' ? [] : [[name, spoilAt(part, rest, how)]];
  });
  return Array.isArray(value) ? entries.map(([, part]) => part) : Object.fromEntries(entries);
}

function flawed(value: unknown, how: Flaw): unknown {
  if (how.kind === 'remove') return undefined;
  if (how.kind === 'replace') return how.by;
  if (typeof value !== 'object' || value === null) return [value];
  if (Array.isArray(value)) return [...value.map((part: unknown) => part), how.value];
  // As an own field, also where the name is __proto__.
  return Object.defineProperty({ ...value }, how.name, {
    value: how.value,
    enumerable: true,
    configurable: true,
  });
}

function cloned(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    // Electron refuses such a message in the window already.
    return {};
  }
}

/** Values that fit a JSON schema. */
function fitting(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.has('const')) return fc.constant(schema.get('const'));
  if (schema.has('enum')) return fc.constantFrom(...listIn(schema, 'enum'));
  const choices = [...listIn(schema, 'oneOf'), ...listIn(schema, 'anyOf')];
  if (choices.length > 0) return fc.oneof(...choices.map((choice) => fitting(schemaOf(choice))));
  switch (schema.get('type')) {
    case 'object':
      return fittingObject(schema);
    case 'array':
      return fc.array(fitting(schemaOf(schema.get('items'))), {
        minLength: Number(schema.get('minItems') ?? 0),
        maxLength: Math.min(Number(schema.get('maxItems')), 6),
      });
    case 'integer':
      return fc.integer({ min: Number(schema.get('minimum')), max: Number(schema.get('maximum')) });
    case 'boolean':
      return fc.boolean();
    default:
      return fittingText(schema);
  }
}

function fittingObject(schema: Schema): fc.Arbitrary<unknown> {
  const required = listIn(schema, 'required').map(String);
  const properties = Object.entries(schema.get('properties') ?? {});
  const model = Object.fromEntries(properties.map(([name, part]) => [name, fitting(schemaOf(part))]));
  return fc.record(model, { requiredKeys: required });
}

function fittingText(schema: Schema): fc.Arbitrary<string> {
  const pattern = schema.get('pattern');
  if (schema.get('format') === 'uuid') return fc.uuid();
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern));
  const maxLength = Number(schema.get('maxLength'));
  const name = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/);
  // Names are checked by functions that a JSON schema does not show.
  return fc.oneof(
    { arbitrary: name, weight: 3 },
    { arbitrary: fc.string({ minLength: Number(schema.get('minLength') ?? 0), maxLength }), weight: 1 },
  );
}

function schemaOf(value: unknown): Schema {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

function listIn(schema: Schema, name: string): unknown[] {
  const found = schema.get(name);
  return Array.isArray(found) ? found : [];
}
