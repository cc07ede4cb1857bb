// What a page cannot do under the stand-in for Electron: the limits are Chromium's own, set by main.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchFixture, type LaunchedFixture } from '../../support/launch-fixture.ts';

let fixture: LaunchedFixture;
beforeAll(async () => {
  fixture = await launchFixture();
});
afterAll(() => fixture.stop());

/** Runs an expression in the page's own world. */
const inPage = (expression: string) => fixture.page.evaluate(expression);
const events = () => fixture.page.evaluate<string[]>(`desk.call('events')`);

test('a page reaches neither Node nor the preload', async () => {
  expect(await inPage('found')).toEqual({
    require: 'undefined',
    process: 'undefined',
    ipcRenderer: 'undefined',
  });
});

test('the exposed bridge cannot be changed', async () => {
  const changed = await inPage(`(() => {
    const before = desk.call;
    try { desk.call = () => 'mine'; } catch {}
    try { window.desk = {}; } catch {}
    return { frozen: Object.isFrozen(desk), same: desk.call === before };
  })()`);
  expect(changed).toEqual({ frozen: true, same: true });
});

test('the policy of the protocol handler holds: no eval, no inline script', async () => {
  const held = await inPage(
    `({ evaluated, violations: [...violations].sort(), ran: globalThis.inlineRan ?? false })`,
  );
  expect(held).toEqual({ evaluated: 'EvalError', violations: ['script-src', 'script-src-elem'], ran: false });
});

test('a request that main cancels fails, one that it serves does not', async () => {
  const answers = await inPage(`Promise.all(
    ['https://example.com/', 'http://127.0.0.1:9/', '/frame'].map((url) => fetch(url).then((r) => r.status, (e) => e.name)),
  )`);
  expect(answers).toEqual(['TypeError', 'TypeError', 200]);
});

test('permissions that main denies are denied', async () => {
  const states = await inPage(`Promise.all(
    ['geolocation', 'notifications', 'camera', 'clipboard-read'].map(async (name) => (await navigator.permissions.query({ name })).state),
  )`);
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
});

test('a new window is asked for and denied, whichever way it is opened', async () => {
  const opened = await inPage(`(() => {
    const link = Object.assign(document.createElement('a'), { href: 'https://example.com/b', target: '_blank' });
    document.body.append(link);
    const result = window.open('https://example.com/a');
    link.click();
    return result;
  })()`);
  await expect.poll(events).toContain('window.open https://example.com/b');
  const asked = (await events()).filter((event) => event.startsWith('window.open'));
  expect({ opened, windows: fixture.app.windows().length, asked }).toEqual({
    opened: null,
    windows: 1,
    asked: ['window.open https://example.com/a', 'window.open https://example.com/b'],
  });
});

test('a navigation that main prevents does not happen', async () => {
  await inPage(`document.querySelector('#link').click()`);
  await expect.poll(events).toContain('will-navigate app://fixture/elsewhere');
  expect(fixture.page.url()).toBe('app://fixture/index.html');
});

test('a frame inside the page has no bridge, and its redirects are reported', async () => {
  const found = await inPage(`new Promise((resolve) => {
    const frame = Object.assign(document.createElement('iframe'), { src: '/moved' });
    frame.addEventListener('load', () => resolve({ title: frame.contentDocument.title, desk: typeof frame.contentWindow.desk }));
    document.body.append(frame);
  })`);
  const redirects = (await events()).filter((event) => event.startsWith('will-redirect'));
  expect({ found, redirects }).toEqual({
    found: { title: 'Frame', desk: 'undefined' },
    redirects: ['will-redirect app://fixture/frame'],
  });
});

test('a file that a script made has no path, one that is dropped has', async () => {
  const session = await fixture.page.context().newCDPSession(fixture.page);
  await inPage(`void (globalThis.dropped = new Promise((resolve) => {
    document.addEventListener('dragover', (event) => event.preventDefault());
    document.addEventListener('drop', (event) => {
      event.preventDefault();
      resolve([...event.dataTransfer.files, new File(['x'], 'made.txt')].map(desk.pathOf));
    });
  }))`);
  const file = `${import.meta.dirname}/ipc.test.ts`;
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 20, y: 20, data });
  expect(await inPage('dropped')).toEqual([file, '']);
});
