// The contract itself: nothing in it is without a limit.
import { expect, it } from 'vitest';
import { calls, events } from '../../../src/shared/ipc/contract.ts';
import { AppError } from '../../../src/shared/ipc/result.ts';
import { jsonSchemaOf } from '../../support/contract-samples.ts';

const schemas = [
  ...Object.entries(calls).flatMap(([name, { input, output }]) => [
    [`${name} in`, jsonSchemaOf(input)] as const,
    [`${name} out`, jsonSchemaOf(output)] as const,
  ]),
  ...Object.entries(events).map(([name, payload]) => [name, jsonSchemaOf(payload)] as const),
  ['AppError', jsonSchemaOf(AppError)] as const,
];

it('bounds every string, array, number and object of every message', () => {
  expect(schemas.flatMap(([name, schema]) => unbounded(schema, name))).toEqual([]);
});

type Named = readonly [path: string, schema: unknown];

/** Paths of parts that could grow without limit, hold any field, or be anything at all. */
function unbounded(schema: unknown, path: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const part = new Map<string, unknown>(Object.entries(schema));
  const here = isUnbounded(part) ? [path] : [];
  const inner = ['properties', 'oneOf', 'anyOf', 'allOf'].flatMap((key) =>
    Object.entries(part.get(key) ?? {}).map(([name, child]): Named => [`${path}.${name}`, child]),
  );
  if (part.has('items')) inner.push([`${path}[]`, part.get('items')]);
  return [...here, ...inner.flatMap(([name, child]) => unbounded(child, name))];
}

function isUnbounded(part: ReadonlyMap<string, unknown>): boolean {
  if (['enum', 'const', 'oneOf', 'anyOf', 'allOf'].some((key) => part.has(key))) return false;
  switch (part.get('type')) {
    case 'string':
      return !part.has('maxLength') && !isFinitePattern(part.get('pattern'));
    case 'array':
      return !part.has('maxItems');
    case 'object':
      return part.get('additionalProperties') !== false;
    case 'integer':
    case 'number':
      return !part.has('maximum') && !part.has('exclusiveMaximum');
    case 'boolean':
      return false;
    default:
      return true;
  }
}

/** A pattern for the whole text in which nothing repeats without end. */
function isFinitePattern(pattern: unknown): boolean {
  return typeof pattern === 'string' && /^\^.*\$$/.test(pattern) && !/[*+]|\{\d+,\}/.test(pattern);
}
