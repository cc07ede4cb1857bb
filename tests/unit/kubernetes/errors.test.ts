// What the refusals of an API server, and the texts around them, mean.
import { expect, test } from 'vitest';
import { refusalError, type Asked } from '../../../src/main/kubernetes/errors.ts';
import { missingRulesIn } from '../../../src/main/kubernetes/missing-rules.ts';
import { networkError } from '../../../src/main/kubernetes/network-errors.ts';
import { serverText } from '../../../src/main/kubernetes/server-text.ts';
import { warningsIn } from '../../../src/main/kubernetes/warnings.ts';
import { sampleToken } from '../../support/sample-token.ts';

const create: Asked = { method: 'POST', path: '/api/v1/namespaces/team-a/serviceaccounts' };

function refusal(status: number, body: object | string, asked = create, retryAfter?: string) {
  const json = typeof body === 'object';
  return refusalError(
    {
      status,
      contentType: json ? 'application/json' : 'text/html',
      text: json ? JSON.stringify({ kind: 'Status', ...body }) : body,
      ...(retryAfter === undefined ? {} : { retryAfter }),
    },
    asked,
  );
}

test('a webhook that refuses is named, whatever status it chose', () => {
  const message =
    'admission webhook "validate.kyverno.svc-fail" denied the request: no service accounts here';

  expect([refusal(400, { message }), refusal(403, { message })]).toEqual(
    Array.from({ length: 2 }, () => ({
      code: 'rejected-by-admission',
      by: 'validate.kyverno.svc-fail',
      detail: message,
    })),
  );
});

test('a policy that refuses is named', () => {
  const message =
    "serviceaccounts \"x\" is forbidden: ValidatingAdmissionPolicy 'no-accounts' with binding 'all' denied request: never";

  expect(refusal(422, { message })).toMatchObject({ code: 'rejected-by-admission', by: 'no-accounts' });
});

test('a namespace that is being deleted is told as such', () => {
  const answer = refusal(403, {
    reason: 'Forbidden',
    message: 'unable to create new content in namespace team-a because it is being terminated',
    details: { name: 'x', kind: 'serviceaccounts', causes: [{ reason: 'NamespaceTerminating' }] },
  });

  expect(answer).toMatchObject({ code: 'terminating', kind: 'Namespace', name: 'team-a' });
});

test('an object that is being deleted is no conflict', () => {
  const message = 'object is being deleted: serviceaccounts "x" already exists';

  expect(refusal(409, { message, details: { name: 'x', kind: 'serviceaccounts' } })).toMatchObject({
    code: 'terminating',
    kind: 'serviceaccounts',
    name: 'x',
    namespace: 'team-a',
  });
});

test('a refusal without words is described by the request', () => {
  const asked = {
    method: 'DELETE',
    path: '/k8s/clusters/c-1/apis/rbac.authorization.k8s.io/v1/clusterroles/x',
  };

  expect([refusal(403, '<html>'), refusal(403, '', asked)]).toEqual([
    { code: 'forbidden', verb: 'create', resource: 'serviceaccounts', namespace: 'team-a' },
    { code: 'forbidden', verb: 'delete', resource: 'clusterroles' },
  ]);
});

test('a server that asks to wait says how long, in the header or in its answer', () => {
  const answers = [
    refusal(429, {}, create, '3'),
    refusal(429, { details: { retryAfterSeconds: 4 } }),
    refusal(429, ''),
  ];

  expect(answers).toEqual([
    { code: 'throttled', retryAfterSeconds: 3 },
    { code: 'throttled', retryAfterSeconds: 4 },
    { code: 'throttled' },
  ]);
});

test('the rules that are missing are read from the refusal', () => {
  const message = `user "x" (groups=["a"]) is attempting to grant RBAC permissions not currently held:
{APIGroups:[""], Resources:["secrets" "pods/exec"], ResourceNames:["one"], Verbs:["get" "list"]}
{NonResourceURLs:["/metrics"], Verbs:["get"]}; resolution errors: [clusterrole "y" not found]`;

  expect([missingRulesIn(message), missingRulesIn('something else')]).toEqual([
    [
      {
        ...{ apiGroups: [''], resources: ['secrets', 'pods/exec'], resourceNames: ['one'] },
        ...{ nonResourceURLs: [], verbs: ['get', 'list'] },
      },
      { apiGroups: [], resources: [], resourceNames: [], nonResourceURLs: ['/metrics'], verbs: ['get'] },
    ],
    undefined,
  ]);
});

test('a text of the server is shown without control characters, tricks of direction and secrets, and not too long', () => {
  const token = sampleToken();

  expect([
    serverText('a\u001b[31mb\u202ec\u0000d'),
    serverText(`token ${token} is invalid`),
    serverText('x'.repeat(10_000))?.length,
    serverText('\u0000'),
  ]).toEqual(['a[31mbcd', 'token [redacted] is invalid', 2000, undefined]);
});

test('warnings are read with their escapes, several in one line too', () => {
  const warnings = warningsIn([
    '299 - "one \\"quoted\\""',
    '299 - "two", 299 - "three"',
    '199 - "not ours"',
    'rubbish',
  ]);

  expect(warnings).toEqual(['one "quoted"', 'two', 'three']);
});

test('what a network error means depends on where it happened', () => {
  const broken = (code: string, where = {}) =>
    networkError(Object.assign(new Error('x'), { code }), {
      ...{ server: 'https://a', throughProxy: false, answered: false },
      ...where,
    });

  expect([
    broken('ECONNREFUSED'),
    broken('ECONNREFUSED', { throughProxy: true }),
    broken('UND_ERR_SOCKET', { answered: true }),
    broken('EHOSTUNREACH'),
    broken('ERR_SSL_WRONG_VERSION_NUMBER'),
    broken('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'),
    networkError(new TypeError('a bug'), { server: '', throughProxy: false, answered: false }),
  ]).toMatchObject([
    { code: 'unreachable', reason: 'refused' },
    { code: 'unreachable', reason: 'proxy' },
    { code: 'bad-answer', reason: 'cut-short' },
    { code: 'unreachable', reason: 'no-route' },
    { code: 'tls', reason: 'not-tls' },
    { code: 'tls', reason: 'client-certificate' },
    undefined,
  ]);
});
