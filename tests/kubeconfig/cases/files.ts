// The text of a file, the entries in it, and several files at once.
import { stringify } from 'yaml';
import { base64, config, goodCluster, goodUser, single, type Case } from '../case.ts';
import type { World } from '../world.ts';

/** Cases about the text. */
export function textCases(world: World): readonly Case[] {
  const good = config(goodCluster(world), goodUser);
  const plain = { apiVersion: 'v1', kind: 'Config' };
  const cluster = goodCluster(world);
  const entries = {
    clusters: [{ name: 'c', cluster }],
    users: [{ name: 'u', user: goodUser }],
    contexts: [{ name: 'it', context: { cluster: 'c', user: 'u' } }],
  };
  return [
    single('a good file', good),
    single('an empty file', ''),
    single('a file of comments', '# nothing\n# here\n'),
    single('a file that is no YAML', 'clusters: [\n  {a'),
    single('a tab as indent', good.replace('\n  - name: c', '\n\t- name: c')),
    single('one sentence', 'this is no kubeconfig'),
    single('a list', '- a\n- b\n'),
    single('JSON', JSON.stringify({ ...plain, ...entries })),
    single('a byte order mark', `\ufeff${good}`),
    single('Windows line ends', good.replaceAll('\n', '\r\n')),
    single('a control character', good.replace('secret-token', 'secret\u0007token')),
    single('another kind', good.replace('kind: Config', 'kind: Secret')),
    single('another version', good.replace('apiVersion: v1', 'apiVersion: v2')),
    single('no kind and no version', stringify(entries)),
    single('a kind that is a number', stringify({ ...entries, kind: 1 })),
    single(
      'unknown fields everywhere',
      config({ ...cluster, colour: 'red' }, { ...goodUser, age: 7 }, { more: [1] }),
    ),
    single('the same key twice', `${good}current-context: nowhere\n`),
    single('the same field twice', good.replace('token: secret-token', 'token: one\n      token: two')),
    single(
      'an alias',
      good.replace('token: secret-token', 'token: &t secret-token\n      tokenFile: ""\nx: *t'),
    ),
    single('an alias that names nothing', good.replace('token: secret-token', 'token: *nothing')),
    single('a merge key', good.replace('- name: u', '- name: u\n    <<: {age: 7}')),
    single(
      'a user merged in',
      `base: &base\n  token: merged\n${good.replace('token: secret-token', '<<: *base')}`,
    ),
    single('aliases of aliases', `${bomb()}${good}`),
    single('two documents', `${good}---\nkind: Secret\n`),
    single('a document start', `---\n${good}`),
    single('preferences', config(cluster, goodUser, { preferences: { colors: true } })),
    single('preferences of a wrong type', config(cluster, goodUser, { preferences: { colors: 'red' } })),
    single('extensions', config({ ...cluster, extensions: [{ name: 'x', extension: { a: 1 } }] }, goodUser)),
    single('extensions of a wrong type', config({ ...cluster, extensions: { a: 1 } }, goodUser)),
    single('clusters as a map', config(cluster, goodUser, { clusters: { c: cluster } })),
    single('clusters as nothing', config(cluster, goodUser, { clusters: null })),
    single('contexts as text', config(cluster, goodUser, { contexts: 'it' })),
    single('a current context that is a number', config(cluster, goodUser, { 'current-context': 1 })),
    single('a current context that does not exist', config(cluster, goodUser, { 'current-context': 'gone' })),
    single(
      'a wrong type in an entry that is not used',
      config(cluster, goodUser, {
        users: [...entries.users, { name: 'other', user: { token: 1 } }],
      }),
    ),
    single(
      'bad base64 in an entry that is not used',
      config(cluster, goodUser, {
        clusters: [...entries.clusters, { name: 'other', cluster: { 'certificate-authority-data': '%' } }],
      }),
    ),
    single(
      'a missing file in an entry that is not used',
      config(cluster, goodUser, {
        users: [
          ...entries.users,
          { name: 'other', user: { 'client-certificate': 'nowhere', 'client-key': 'nowhere' } },
        ],
      }),
    ),
  ];
}

/** Cases about names and references. */
export function nameCases(world: World): readonly Case[] {
  const cluster = goodCluster(world);
  const context = (title: string, contexts: unknown, more: Partial<Case> = {}) =>
    single(title, config(cluster, goodUser, { contexts }), more);
  const it = { cluster: 'c', user: 'u' };
  return [
    context('a context that is not there', [{ name: 'other', context: it }]),
    context('a context without cluster', [{ name: 'it', context: { user: 'u' } }]),
    context('a context without user', [{ name: 'it', context: { cluster: 'c' } }]),
    context('a context of nothing', [{ name: 'it' }]),
    context('a context with a cluster that is not there', [
      { name: 'it', context: { ...it, cluster: 'gone' } },
    ]),
    context('a context with a user that is not there', [{ name: 'it', context: { ...it, user: 'gone' } }]),
    single(
      'a user that is not there over plain http',
      config(
        { server: `http://127.0.0.1:${world.httpPort}` },
        {},
        {
          contexts: [{ name: 'it', context: { ...it, user: 'gone' } }],
        },
      ),
    ),
    context('a context with a namespace', [{ name: 'it', context: { ...it, namespace: 'team-a' } }]),
    context('a context with an impossible namespace', [
      { name: 'it', context: { ...it, namespace: 'Team A' } },
    ]),
    context('a name that is a number', [{ name: 1, context: it }], { context: '1' }),
    context('a name in other letters', [{ name: 'büro/ost 1', context: it }], { context: 'büro/ost 1' }),
    context('a name of two lines', [{ name: 'a\nb', context: it }], { context: 'a\nb' }),
    context('two contexts of one name', [
      { name: 'it', context: it },
      { name: 'it', context: it },
    ]),
    single(
      'two clusters of one name',
      config(cluster, goodUser, {
        clusters: [
          { name: 'c', cluster },
          { name: 'c', cluster: {} },
        ],
      }),
    ),
    single(
      'two users of one name',
      config(cluster, goodUser, {
        users: [
          { name: 'u', user: goodUser },
          { name: 'u', user: { token: 'second' } },
        ],
      }),
    ),
    single('a cluster of nothing', config({}, goodUser)),
    single(
      'an entry of nothing in a list',
      config(cluster, goodUser, { users: [{ name: 'u', user: goodUser }, null] }),
    ),
    single(
      '300 contexts',
      config(cluster, goodUser, {
        contexts: Array.from({ length: 300 }, (_, index) => ({
          name: index === 200 ? 'it' : `x${index}`,
          context: it,
        })),
      }),
    ),
  ];
}

/** Cases of several files in `KUBECONFIG`. */
export function listCases(world: World): readonly Case[] {
  const cluster = goodCluster(world);
  const part = (fields: Record<string, unknown>) =>
    stringify({ apiVersion: 'v1', kind: 'Config', ...fields });
  const clusters = (fields: Record<string, unknown>) => part({ clusters: [{ name: 'c', cluster: fields }] });
  const users = (fields: Record<string, unknown>) => part({ users: [{ name: 'u', user: fields }] });
  const contexts = part({ contexts: [{ name: 'it', context: { cluster: 'c', user: 'u' } }] });
  const good = config(cluster, goodUser);
  const many = (title: string, files: Record<string, string>, list = Object.keys(files)): Case => ({
    title,
    files,
    list,
  });
  return [
    many('three files that make one', { a: clusters(cluster), b: users(goodUser), c: contexts }),
    many('the parts in another order', { a: contexts, b: users(goodUser), c: clusters(cluster) }),
    many('the first user wins', {
      a: users({ token: 'first' }),
      b: users({ token: 'second' }),
      c: clusters(cluster),
      d: contexts,
    }),
    many('the first cluster wins', {
      a: clusters({ ...cluster, server: `https://localhost:${world.port}/first` }),
      b: good,
    }),
    many('the first wins whole, without what it lacks', { a: users({}), b: good }),
    many('the first context wins', {
      a: part({
        contexts: [{ name: 'it', context: { cluster: 'c', user: 'v' } }],
        users: [{ name: 'v', user: { token: 'v' } }],
      }),
      b: good,
    }),
    many('a missing file in the list', { a: good }, ['nowhere', 'a']),
    many('an empty file in the list', { a: '', b: good }),
    many('the same file twice', { a: good }, ['a', 'a']),
    many('an empty place in the list', { a: good }, ['', 'a']),
    many('nothing but missing files', {}, ['nowhere']),
    many(
      'relative paths start at their own file',
      {
        'one/a': clusters({ server: cluster['server'], 'certificate-authority': 'ca.crt' }),
        'one/ca.crt': world.ca,
        'two/b': users({ tokenFile: 'token' }),
        'two/token': 'own token',
        c: contexts,
      },
      ['one/a', 'two/b', 'c'],
    ),
    many('a wrong CA of the first file stays', {
      a: clusters({ server: cluster['server'], 'certificate-authority-data': base64(world.strangersCa) }),
      b: good,
    }),
  ];
}

function bomb(): string {
  const level = (name: string, of: string) =>
    `${name}: &${name} [${Array.from({ length: 9 }, () => of).join(',')}]\n`;
  const names = ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
  return (
    level('a', 'x') +
    names.map((name, index) => level(name, `*${index === 0 ? 'a' : (names[index - 1] ?? '')}`)).join('')
  );
}
