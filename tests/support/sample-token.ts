// Tokens of the shape that a server gives, signed by nobody.
import { UnsecuredJWT } from 'jose';

/** Claims as a Kubernetes 1.37 server writes them, for `portal-access/reader`, with some of them changed. */
export function sampleClaims(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    aud: ['https://kubernetes.default.svc'],
    exp: 1_795_550_400,
    iat: 1_795_521_600,
    nbf: 1_795_521_600,
    iss: 'https://kubernetes.default.svc',
    jti: '8f1c2f0e-51d7-4c7f-9f6e-1d2f3a4b5c6d',
    sub: 'system:serviceaccount:portal-access:reader',
    'kubernetes.io': {
      namespace: 'portal-access',
      serviceaccount: { name: 'reader', uid: 'b7a0c2de-0000-4000-8000-000000000001' },
      secret: { name: 'td-3f2a9c1b', uid: 'b7a0c2de-0000-4000-8000-000000000002' },
    },
    ...change,
  };
}

/** A token with these claims. It has three parts like a signed one; the signature is not one. */
export function sampleToken(change: Readonly<Record<string, unknown>> = {}): string {
  const unsigned = new UnsecuredJWT(sampleClaims(change)).encode();
  return `${unsigned}bm8tc2lnbmF0dXJlLWF0LWFsbC1vZi1hbnktc29ydA`;
}
