// The browser opens for the Azure portal alone.
import { describe, expect, it } from 'vitest';
import { mayOpen, openExternal } from '../../../src/main/desktop/open-external.ts';

describe('The way to the browser', () => {
  it.each([
    'https://portal.azure.com/#@tenant/resource/subscriptions/1',
    'https://portal.azure.us/',
    'https://portal.azure.cn/#view',
    'https://PORTAL.AZURE.COM/',
  ])('is open for %s', (address) => {
    expect(mayOpen(address)).toBe(true);
  });

  it.each([
    'http://portal.azure.com/',
    'https://portal.azure.com.example.com/',
    'https://example.com/portal.azure.com',
    'https://portal.azure.com@example.com/',
    'https://user:word@portal.azure.com/',
    'https://portal.azure.com:8443/',
    'https://portal.azure.com./',
    'https://management.azure.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ms-settings:network',
    '',
  ])('is closed for %s', (address) => {
    expect(mayOpen(address)).toBe(false);
  });

  it('hands over nothing that it refuses', async () => {
    const opened: string[] = [];
    const answer = await openExternal('https://example.com/', (address) => {
      opened.push(address);
      return Promise.resolve();
    });
    expect({ answer, opened }).toEqual({
      answer: { ok: false, error: { code: 'refused', reason: 'message' } },
      opened: [],
    });
  });

  it('says so where the system has no browser', async () => {
    const answer = await openExternal('https://portal.azure.com/', () => Promise.reject(new Error('none')));
    expect(answer).toEqual({
      ok: false,
      error: { code: 'not-found', kind: 'Browser', name: 'portal.azure.com' },
    });
  });
});
