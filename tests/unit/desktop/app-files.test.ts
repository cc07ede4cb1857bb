// What app://token-desk/ serves, and what it does not.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appFile } from '../../../src/main/desktop/app-files.ts';

let root: string;
let folder: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'token-desk-app-files-'));
  folder = join(root, 'renderer');
  await mkdir(join(folder, 'assets', '.hidden'), { recursive: true });
  await writeFile(join(root, 'secret.js'), 'outside');
  await writeFile(join(folder, 'index.html'), '<meta nonce="__CSP_NONCE__"><script nonce="__CSP_NONCE__">');
  await writeFile(join(folder, 'assets', 'main-a1_B2.js'), 'script');
  await writeFile(join(folder, 'assets', '.hidden', 'a.js'), 'hidden');
  await writeFile(join(folder, 'notes.txt'), 'of no served kind');
  await symlink(join(root, 'secret.js'), join(root, 'link.js'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const get = (url: string, method = 'GET') => appFile(folder, { url, method });

describe('The app protocol', () => {
  it('serves a page with a nonce that its policy names, new for each response', async () => {
    const seen = await Promise.all(
      ['app://token-desk/', 'app://token-desk/index.html'].map(async (url) => {
        const response = await get(url);
        const policy = response.headers.get('Content-Security-Policy') ?? '';
        const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
        const page = await response.text();
        return { nonce, fits: page === `<meta nonce="${nonce}"><script nonce="${nonce}">` };
      }),
    );
    expect({
      fit: seen.map(({ fits }) => fits),
      nonces: new Set(seen.map(({ nonce }) => nonce)).size,
    }).toEqual({
      fit: [true, true],
      nonces: 2,
    });
  });

  it('forbids its pages every connection, and eval', async () => {
    const policy = (await get('app://token-desk/')).headers.get('Content-Security-Policy') ?? '';
    expect({
      start: policy.split('; ').filter((rule) => /^(default|connect|frame|object|worker)-src/.test(rule)),
      loose: /unsafe|\*|https?:/.exec(policy),
    }).toEqual({
      start: [
        "default-src 'none'",
        "connect-src 'none'",
        "object-src 'none'",
        "frame-src 'none'",
        "worker-src 'none'",
      ],
      loose: null,
    });
  });

  it('serves a script as what it is, never kept in a cache', async () => {
    const response = await get('app://token-desk/assets/main-a1_B2.js');
    expect([response.status, await response.text(), Object.fromEntries(response.headers)]).toEqual([
      200,
      'script',
      {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'no-store',
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
      },
    ]);
  });

  it.each([
    'app://token-desk/../secret.js',
    'app://token-desk/%2e%2e/secret.js',
    'app://token-desk/..%2fsecret.js',
    'app://token-desk/assets/..%5c..%5csecret.js',
    'app://token-desk//etc/passwd.js',
    'app://token-desk/assets/.hidden/a.js',
    'app://token-desk/assets',
    'app://token-desk/missing.js',
    'app://token-desk/notes.txt',
    'app://token-desk/index.html%00.js',
    'app://other/index.html',
    'app://user@token-desk:1/index.html',
    'https://token-desk/index.html',
    'not an address',
  ])('answers 404 to %s', async (url) => {
    const response = await get(url);
    expect([response.status, await response.text()]).toEqual([404, '']);
  });

  it('answers 404 to any method but GET', async () => {
    const answers = await Promise.all(
      ['POST', 'HEAD', 'PUT'].map((method) => get('app://token-desk/', method)),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });
});
