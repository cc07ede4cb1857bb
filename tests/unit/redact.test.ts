// What never reaches a log: live tokens by exact match, and everything of a secret's shape.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/main/clock.ts';
import { fileLog, redactedLog } from '../../src/main/log.ts';
import { Redactor, redactShapes } from '../../src/main/redact.ts';
import { sampleToken } from '../support/sample-token.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const secret = 'Zm9vYmFyLXNlY3JldC12YWx1ZS0wMTIz';

describe('text without secrets', () => {
  it.each([
    ['a token', sampleToken()],
    ['a token that was cut', sampleToken().slice(0, 90)],
    ['a token in base64', Buffer.from(sampleToken()).toString('base64')],
    ['a bearer header', `authorization: Bearer ${secret}`],
    ['a basic header', `Authorization: Basic ${secret}`],
    ['a key in a kubeconfig', `    client-key-data: ${secret}`],
    ['a token in a kubeconfig', `user: {token: "${secret}"}`],
    ['a token in YAML lines', `  token: ${secret}\n  username: maria`],
    ['a password in JSON', `{"password": "${secret}"}`],
    ['an exec plugin answer', `{"status":{"token":"${secret}","clientKeyData":"${secret}"}}`],
    ['an environment', `AWS_SECRET_ACCESS_KEY=${secret} HOME=/root`],
    ['an address with a password', `proxy http://maria:${secret}@proxy.example:3128 refused`],
    ['a private key', `-----BEGIN EC PRIVATE KEY-----\n${secret}\n-----END EC PRIVATE KEY-----`],
    ['a private key in base64', Buffer.from(`-----BEGIN RSA PRIVATE KEY-----\n${secret}`).toString('base64')],
    ['a device login', `access_token=${secret}&refresh_token=${secret}`],
  ])('keeps nothing of %s', (_what, text) => {
    const clean = redactShapes(text);

    expect([clean.includes(secret), clean.includes('eyJ'), clean.includes('[redacted]')]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it.each([
    'the server says: serviceaccounts "token-reader" not found',
    'GET https://127.0.0.1:6443/api/v1/namespaces/portal-access/serviceaccounts/reader/token 201 in 8 ms',
    'context prod-k3s in ~/.kube/config',
    'unable to bind to 10.0.0.1: address already in use',
  ])('leaves plain words alone: %s', (text) => {
    expect(redactShapes(text)).toBe(text);
  });

  it('keeps nothing of a live token of any shape, whole, in parts or in base64', () => {
    const redactor = new Redactor();
    const token = 'legacy~opaque~token~without~any~shape.second-part-of-the-same-token.x';
    redactor.remember(token);

    const clean = redactor.redact(
      `${token} ${token.split('.')[1] ?? ''} ${Buffer.from(token).toString('base64')}`,
    );

    expect(clean).toBe('[redacted] [redacted] [redacted]');
  });

  it('forgets a token only when its last holder has let go of it', () => {
    const redactor = new Redactor();
    const token = 'legacy~opaque~token~without~any~shape';
    const first = redactor.remember(token);
    const second = redactor.remember(token);
    first();
    first();
    const held = redactor.redact(token);
    second();

    expect([held, redactor.redact(token)]).toEqual(['[redacted]', token]);
  });
});

describe('the log', () => {
  it('is a file of one line for each entry that only its owner reads, without secrets', async () => {
    const folder = await scratchFolder();
    const redactor = new Redactor();
    redactor.remember('legacy~opaque~token~without~any~shape');
    const log = redactedLog(fileLog(folder, systemClock), redactor);

    log.error('the server said legacy~opaque~token~without~any~shape\nand more', {
      error: new Error(`bad header Bearer ${secret}`),
    });
    const lines = (await readFile(join(folder, 'token-desk.log'), 'utf8')).trimEnd().split('\n');

    expect([
      lines.length,
      lines[0]?.includes(secret),
      lines[0]?.includes('opaque'),
      lines[0]?.slice(24, 63),
    ]).toEqual([1, false, false, ' error the server said [redacted] and m']);
  });
});
