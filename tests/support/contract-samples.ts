// The smallest message that fits a schema of the contract, made from the schema itself.
import { z } from 'zod';

type JsonSchema = { readonly [key: string]: unknown };

/** Text for each pattern that the contract asks for. */
const patterned: Readonly<Record<string, string>> = {
  '^ctx-[0-9a-f]{24}$': 'ctx-0123456789abcdef01234567',
  '^file-[0-9a-f]{24}$': 'file-0123456789abcdef01234567',
  '^[0-9a-f]{64}$': '0'.repeat(64),
};

/** A JSON schema of what `schema` takes in. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}

/** The smallest value that `schema` takes in; of a choice the first, without fields that may be absent. */
export function sampleOf(schema: z.ZodType): unknown {
  return sample(jsonSchemaOf(schema));
}

function sample(schema: JsonSchema): unknown {
  if ('const' in schema) return schema['const'];
  const choices = schema['enum'] ?? schema['oneOf'] ?? schema['anyOf'];
  if (Array.isArray(choices)) {
    const first: unknown = choices[0];
    return schema['enum'] === undefined ? sample(isSchema(first) ? first : {}) : first;
  }
  switch (schema['type']) {
    case 'object':
      return objectSample(schema);
    case 'array':
      return Array.from({ length: Number(schema['minItems'] ?? 0) }, () => sample(part(schema, 'items')));
    case 'integer':
    case 'number':
      return Number(schema['minimum'] ?? 0);
    case 'boolean':
      return false;
    default:
      return schema['format'] === 'uuid'
        ? '00000000-0000-4000-8000-000000000000'
        : (patterned[String(schema['pattern'])] ?? 'a');
  }
}

function objectSample(schema: JsonSchema): unknown {
  const required = Array.isArray(schema['required']) ? schema['required'].map(String) : [];
  const properties = part(schema, 'properties');
  return Object.fromEntries(required.map((name) => [name, sample(part(properties, name))]));
}

function part(schema: JsonSchema, name: string): JsonSchema {
  const found = schema[name];
  return isSchema(found) ? found : {};
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
