// Tokens of any content, also hostile: reading one never throws, and what is read is what the contract allows.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readClaims, readSecretClaims } from '../../../src/main/tokens/claims.ts';
import { claimsIn } from '../../../src/main/tokens/decode.ts';
import { Grant } from '../../../src/shared/issuance.ts';
import { TokenClaims } from '../../../src/shared/token-claims.ts';
import { sampleClaims, sampleToken } from '../../support/sample-token.ts';

const account = { namespace: 'portal-access', name: 'reader' };
const known = [...Object.keys(sampleClaims()), 'kubernetes.io/serviceaccount/service-account.uid'];
/** A good token with any of its claims replaced by anything. */
const changed = fc
  .dictionary(fc.constantFrom(...known), fc.jsonValue(), { maxKeys: 4 })
  .map((change) => sampleToken(change));

test('Claims that are not what they should be are refused, and never thrown about', () => {
  fc.assert(
    fc.property(changed, (token) => {
      const read = readClaims(token, account);
      const secret = readSecretClaims(token, account, 0);
      for (const one of [read, secret]) {
        if (!one.ok) {
          expect(one.error).toEqual({ code: 'bad-answer', reason: 'unexpected' });
          continue;
        }
        const { issuer, audiences, issuedAt, expiresAt, jti } = one.value;
        const grant = { issuer, audiences, issuedAt, fingerprint: 'any' };
        const whole = {
          ...grant,
          ...(expiresAt === undefined ? {} : { expiresAt }),
          ...(jti === undefined ? {} : { jti }),
        };
        expect(Grant.safeParse(whole).success).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

test('What a token says in words fits the contract, whatever it says', () => {
  fc.assert(
    fc.property(changed, (token) => {
      expect(TokenClaims.safeParse(claimsIn(token)).success).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('Text that is no token is none, whatever it is', () => {
  const texts = fc.oneof(
    fc.string({ maxLength: 500 }),
    fc.array(fc.base64String(), { minLength: 2, maxLength: 4 }).map((parts) => parts.join('.')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(readClaims(text, account).ok).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test('A good token is read as it was written', () => {
  const claims = fc.record({
    iss: fc.string({ minLength: 1, maxLength: 500 }),
    iat: fc.integer({ min: 0, max: 4_000_000_000 }),
    aud: fc.array(fc.string({ maxLength: 253 }), { maxLength: 20 }),
    jti: fc.string({ maxLength: 200 }),
    lasts: fc.integer({ min: 1, max: 4_000_000_000 }),
  });
  fc.assert(
    fc.property(claims, ({ lasts, ...given }) => {
      const read = readClaims(sampleToken({ ...given, nbf: given.iat, exp: given.iat + lasts }), account);
      expect(read.ok && read.value).toMatchObject({
        issuer: given.iss,
        audiences: given.aud,
        jti: given.jti,
        issuedAt: given.iat * 1000,
        expiresAt: (given.iat + lasts) * 1000,
      });
    }),
  );
});
