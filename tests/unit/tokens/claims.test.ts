// What is read from a token's own claims, and what is no token of the account.
import { describe, expect, it } from 'vitest';
import { fingerprintOf, readClaims } from '../../../src/main/tokens/claims.ts';
import { sampleToken } from '../../support/sample-token.ts';

const account = { namespace: 'portal-access', name: 'reader' };
const badAnswer = { ok: false, error: { code: 'bad-answer', reason: 'unexpected' } };

describe('the claims of a token', () => {
  it('say whose it is, until when, and what it is bound to', () => {
    expect(readClaims(sampleToken(), account)).toEqual({
      ok: true,
      value: {
        subject: 'system:serviceaccount:portal-access:reader',
        issuer: 'https://kubernetes.default.svc',
        audiences: ['https://kubernetes.default.svc'],
        issuedAt: 1_795_521_600_000,
        expiresAt: 1_795_550_400_000,
        jti: '8f1c2f0e-51d7-4c7f-9f6e-1d2f3a4b5c6d',
        accountUid: 'b7a0c2de-0000-4000-8000-000000000001',
        boundSecretUid: 'b7a0c2de-0000-4000-8000-000000000002',
      },
    });
  });

  it('may come from a server before 1.30, without an id', () => {
    const read = readClaims(sampleToken({ jti: undefined }), account);

    expect(read.ok && read.value.jti).toBeUndefined();
  });

  it.each([
    ['another account', { sub: 'system:serviceaccount:portal-access:other' }],
    ['another namespace', { sub: 'system:serviceaccount:default:reader' }],
    ['nobody', { sub: undefined }],
    ['no issuer', { iss: undefined }],
    ['an issuer of 501 characters', { iss: 'x'.repeat(501) }],
    ['an end that is text', { exp: 'never' }],
    ['an end before its beginning', { exp: 1_795_521_600 - 1 }],
    ['an end after the year 9999', { exp: 1e15 }],
    ['no beginning', { iat: undefined }],
    ['audiences that are numbers', { aud: [1] }],
    ['21 audiences', { aud: Array.from({ length: 21 }, (_, index) => `a${index}`) }],
    ['an id of 201 characters', { jti: 'x'.repeat(201) }],
  ])('of %s are refused', (_what, change) => {
    expect(readClaims(sampleToken(change), account)).toEqual(badAnswer);
  });

  it.each([
    ['nothing', ''],
    ['rubbish', 'rubbish'],
    ['three parts of rubbish', 'a.b.c'],
    ['a token with white space', `${sampleToken()}\n`],
    ['a token after a blank', ` ${sampleToken()}`],
    ['a token of 40,000 characters', sampleToken({ extra: 'x'.repeat(40_000) })],
  ])('are not read from %s', (_what, token) => {
    expect(readClaims(token, account)).toEqual(badAnswer);
  });
});

it('names a token by a fingerprint that does not give it away', () => {
  expect(fingerprintOf('abc')).toBe('ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0');
});
