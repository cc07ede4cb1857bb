// Claims in words: of a requested token, and of one in a Secret.
import { UnsecuredJWT } from 'jose';
import { expect, it } from 'vitest';
import { claimsIn } from '../../../src/main/tokens/decode.ts';
import { TokenClaims } from '../../../src/shared/token-claims.ts';
import { sampleToken } from '../../support/sample-token.ts';

it('reads whose a requested token is, until when, for whom, and what it dies with', () => {
  expect(TokenClaims.parse(claimsIn(sampleToken()))).toMatchObject({
    subject: 'system:serviceaccount:portal-access:reader',
    namespace: 'portal-access',
    accountName: 'reader',
    accountUid: 'b7a0c2de-0000-4000-8000-000000000001',
    issuer: 'https://kubernetes.default.svc',
    audiences: ['https://kubernetes.default.svc'],
    expiresAt: 1_795_550_400_000,
    jti: '8f1c2f0e-51d7-4c7f-9f6e-1d2f3a4b5c6d',
    boundTo: { kind: 'Secret', name: 'td-3f2a9c1b', uid: 'b7a0c2de-0000-4000-8000-000000000002' },
    legacy: false,
    algorithm: 'none',
  });
});

it('reads a token in a Secret, which has flat claims and no end', () => {
  const claims = {
    iss: 'kubernetes/serviceaccount',
    sub: 'system:serviceaccount:portal-access:reader',
    'kubernetes.io/serviceaccount/namespace': 'portal-access',
    'kubernetes.io/serviceaccount/secret.name': 'reader-token-x2k9p',
    'kubernetes.io/serviceaccount/service-account.name': 'reader',
    'kubernetes.io/serviceaccount/service-account.uid': 'b7a0c2de-0000-4000-8000-000000000001',
  };
  const token = new UnsecuredJWT(claims).encode();

  expect(TokenClaims.parse(claimsIn(token))).toEqual({
    subject: claims.sub,
    namespace: 'portal-access',
    accountName: 'reader',
    accountUid: 'b7a0c2de-0000-4000-8000-000000000001',
    issuer: 'kubernetes/serviceaccount',
    audiences: [],
    boundTo: { kind: 'Secret', name: 'reader-token-x2k9p' },
    legacy: true,
    algorithm: 'none',
    length: token.length,
  });
});

it('leaves out what is not as it should be', () => {
  const odd = sampleToken({ exp: 'tomorrow', aud: [1, 'x'], jti: 7, 'kubernetes.io': 'none' });

  expect(TokenClaims.parse(claimsIn(odd))).toMatchObject({ audiences: ['x'], legacy: false });
});
