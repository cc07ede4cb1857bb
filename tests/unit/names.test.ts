// Names that Kubernetes takes pass, and no others, whatever is typed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountNameProblem, namespaceProblem } from '../../src/shared/names.ts';
import { AccountName, NamespaceName } from '../../src/shared/service-account.ts';

// Kubernetes documentation, "Object Names and IDs": RFC 1123 label and subdomain.
const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** Near names: of the right letters, with some wrong ones, around the limits. */
const typed = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.string({ unit: fc.constantFrom('a', '7', '-', '.'), maxLength: 260 }),
  fc.string({ unit: fc.constantFrom('a', 'A', '_', 'ß', '-', ' ', '\n'), maxLength: 70 }),
);

test('A namespace is a label of at most 63 characters', () => {
  fc.assert(
    fc.property(typed, (name) => {
      const good = label.test(name) && name.length <= 63;
      expect([namespaceProblem(name) === null, NamespaceName.safeParse(name).success]).toEqual([good, good]);
    }),
    { numRuns: 1000 },
  );
});

test('An account is a subdomain of at most 253 characters', () => {
  fc.assert(
    fc.property(typed, (name) => {
      const good = subdomain.test(name) && name.length <= 253;
      expect([accountNameProblem(name) === null, AccountName.safeParse(name).success]).toEqual([good, good]);
    }),
    { numRuns: 1000 },
  );
});
