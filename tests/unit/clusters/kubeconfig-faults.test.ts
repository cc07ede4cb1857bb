// A bad kubeconfig is told by file, line, column and field, and never by its content.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseKubeconfig } from '../../../src/main/clusters/kubeconfig/parse.ts';
import { resolveContext } from '../../../src/main/clusters/kubeconfig/resolve.ts';
import type { AppError } from '../../../src/shared/ipc/result.ts';

const file = '/home/maria/.kube/config';
const good = `apiVersion: v1
kind: Config
clusters:
- name: site
  cluster:
    server: https://site.test:6443
users:
- name: maria
  user:
    token: CANARY
contexts:
- name: it
  context:
    cluster: site
    user: maria
current-context: it
`;

/** The error of a text, from parsing it or from using its context `it`. */
function errorOf(text: string): AppError | undefined {
  const parsed = parseKubeconfig(text, file);
  const result = parsed.ok ? resolveContext(parsed.value, 'it') : parsed;
  return result.ok ? undefined : result.error;
}

const cases: readonly (readonly [string, string, object])[] = [
  ['text that is no YAML', good.replace('CANARY', '"CANARY'), { reason: 'not-yaml', line: 17, column: 1 }],
  ['a tab', good.replace('    token', '\ttoken'), { reason: 'not-yaml', line: 10 }],
  [
    'a control character',
    good.replace('CANARY', 'CAN\u0007ARY'),
    { reason: 'not-yaml', line: 10, column: 15 },
  ],
  ['a sentence', 'CANARY in a coal mine', { reason: 'not-a-kubeconfig' }],
  [
    'another kind',
    good.replace('Config', 'CANARY'),
    { reason: 'not-a-kubeconfig', line: 2, column: 7, subject: 'kind' },
  ],
  [
    'a number as token',
    good.replace('CANARY', '12345'),
    { reason: 'wrong-type', line: 10, column: 12, subject: 'token' },
  ],
  [
    'a token of two lines',
    good.replace('CANARY', '"CAN\\nARY"'),
    { reason: 'wrong-type', line: 10, subject: 'token' },
  ],
  [
    'clusters that are no list',
    good.replace('- name: site\n  cluster:', '  site:\n  cluster:'),
    { reason: 'wrong-type', line: 4, subject: 'clusters' },
  ],
  [
    'a name twice',
    good.replace('contexts:', '- name: maria\n  user: {}\ncontexts:'),
    { reason: 'duplicate-name', line: 11, column: 9, subject: 'maria' },
  ],
  [
    'bad base64',
    good.replace('    server', '    certificate-authority-data: CANARY!\n    server'),
    { reason: 'bad-certificate-data', line: 6, column: 33, subject: 'certificate-authority-data' },
  ],
  [
    'a cluster that is not there',
    good.replace('cluster: site', 'cluster: gone'),
    { reason: 'dangling-cluster', line: 14, column: 14, subject: 'gone' },
  ],
  [
    'a user that is not there',
    good.replace('user: maria', 'user: gone'),
    { reason: 'dangling-user', line: 15, column: 11, subject: 'gone' },
  ],
  [
    'no server',
    good.replace('server: https://site.test:6443', 'server: ""'),
    { reason: 'missing-server', line: 6, column: 13, subject: 'site' },
  ],
  [
    'a server that is none',
    good.replace('https://site.test:6443', 'ftp://CANARY'),
    { reason: 'bad-server', line: 6, column: 13, subject: 'site' },
  ],
  [
    'a proxy that is none',
    good.replace('    server', '    proxy-url: CANARY:3128\n    server'),
    { reason: 'bad-proxy', line: 6, column: 16, subject: 'site' },
  ],
  [
    'two credentials',
    good.replace('CANARY', 'CANARY\n    password: CANARY'),
    { reason: 'conflicting-credentials', line: 10, subject: 'maria' },
  ],
  [
    'groups for nobody',
    good.replace('CANARY', 'CANARY\n    as-groups: [a]'),
    { reason: 'bad-impersonation', subject: 'maria' },
  ],
  [
    'a plugin without command',
    good.replace('token: CANARY', 'exec: {apiVersion: client.authentication.k8s.io/v1}'),
    { reason: 'bad-exec', line: 10, column: 11, subject: 'maria' },
  ],
];

describe('the fault is found', () => {
  test.each(cases)('%s', (_title, text, expected) => {
    expect(errorOf(text)).toMatchObject({ code: 'kubeconfig-invalid', file, ...expected });
  });
});

test('no error quotes the file', () => {
  const quoting = cases.filter(([, text]) => JSON.stringify(errorOf(text)).includes('CANARY'));

  expect(quoting).toEqual([]);
});

test('the good file has no fault', () => {
  expect(errorOf(good)).toBeUndefined();
});

test('a missing credential and the old auth-provider have words of their own', () => {
  const errors = [
    errorOf(good.replace('token: CANARY', 'token: ""')),
    errorOf(good.replace('token: CANARY', 'auth-provider: {name: gcp}')),
  ];

  expect(errors).toEqual([
    { code: 'unauthenticated', reason: 'no-credential' },
    { code: 'auth-provider-unsupported', name: 'gcp' },
  ]);
});

test('whatever is cut out of a file or put into it, an answer comes and never its content', () => {
  const damage = fc.tuple(
    fc.nat(good.length),
    fc.nat(20),
    fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom(': ', '- ', '{', '[', '*a', '&a ', '<<: ', '|\n', '"', "'", '!!', '? '),
    ),
  );

  fc.assert(
    fc.property(damage, ([at, cut, put]) => {
      const error = errorOf(good.slice(0, at) + put + good.slice(at + cut));
      return !JSON.stringify(error ?? '').includes('CANARY');
    }),
    { numRuns: 500 },
  );
});

test('a file of a hundred thousand small things is refused before it costs time', () => {
  const text = `x:\n${'- {a: 1, b: [1, 2]}\n'.repeat(100_000)}`;

  expect(errorOf(text)).toMatchObject({ code: 'kubeconfig-invalid', reason: 'not-a-kubeconfig' });
});
