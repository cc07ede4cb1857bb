// What a page of this app cannot do, even if a stranger's script ran in it. One test for each line of the baseline.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/e2e.ts';

/** A server that must hear nothing. */
async function listener() {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(request.url ?? '');
    response.setHeader('Access-Control-Allow-Origin', '*').end('{}');
  });
  server.on('upgrade', (request, socket) => {
    heard.push(`upgrade ${request.url ?? ''}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A TCP server has an address, not a path.
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise((resolve) => server.close(resolve));
  return { heard, origin: `http://127.0.0.1:${port}`, close };
}

/** Tries every way to the network that a page has; says which seemed to work. */
function reachOut(page: Page, origin: string): Promise<string[]> {
  return page.evaluate(async (to) => {
    const worked: string[] = [];
    const attempt = async (name: string, work: () => Promise<unknown>) => {
      const limit = new Promise((_resolve, reject) => setTimeout(reject, 1500));
      await Promise.race([work(), limit]).then(
        () => worked.push(name),
        () => undefined,
      );
    };
    const loaded = (element: HTMLElement) =>
      new Promise((resolve, reject) => {
        element.onload = resolve;
        element.onerror = reject;
        document.head.append(element);
      });
    await Promise.all([
      attempt('fetch', () => fetch(`${to}/fetch`)),
      attempt('fetch without cors', () => fetch(`${to}/no-cors`, { mode: 'no-cors' })),
      attempt('fetch of our own', () => fetch('app://token-desk/index.html')),
      attempt('image', () => loaded(Object.assign(new Image(), { src: `${to}/image` }))),
      attempt('style', () =>
        loaded(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${to}/style` })),
      ),
      attempt('import', () => import(/* @vite-ignore */ `${to}/import.js`)),
      attempt('request', () => {
        const request = new XMLHttpRequest();
        request.open('GET', `${to}/xhr`);
        return new Promise((resolve, reject) => {
          request.onload = resolve;
          request.onerror = reject;
          request.send();
        });
      }),
      attempt('socket', () => {
        const socket = new WebSocket(`${to.replace('http', 'ws')}/socket`);
        return new Promise((resolve, reject) => {
          socket.onopen = resolve;
          socket.onerror = reject;
        });
      }),
      attempt('events', () => {
        const events = new EventSource(`${to}/events`);
        return new Promise((resolve, reject) => {
          events.onopen = resolve;
          events.onerror = reject;
        });
      }),
    ]);
    navigator.sendBeacon(`${to}/beacon`);
    document.head.append(
      Object.assign(document.createElement('link'), { rel: 'prefetch', href: `${to}/prefetch` }),
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    return worked;
  }, origin);
}

test('The page cannot reach the network by any means', async ({ desk }) => {
  const server = await listener();
  const worked = await reachOut(desk.page, server.origin);
  await server.close();
  expect({ worked, heard: server.heard }).toEqual({ worked: [], heard: [] });
});

test('A page without our policy cannot reach it either: main cancels each request', async ({ desk }) => {
  const server = await listener();
  const opened = desk.app.waitForEvent('window');
  await desk.app.evaluate(async ({ BrowserWindow }) => {
    await new BrowserWindow({ show: false }).loadURL('about:blank');
  });
  const worked = await reachOut(await opened, server.origin);
  await server.close();
  expect({ worked, heard: server.heard }).toEqual({ worked: [], heard: [] });
});

test('The page cannot navigate, and stays what it is', async ({ desk }) => {
  const before = desk.page.url();
  const attempts = [
    () => (location.href = 'https://example.com/'),
    () => (location.href = 'app://token-desk/reveal.html'),
    () => (location.href = 'file:///etc/passwd'),
    () => location.replace('data:text/html,hello'),
    () => {
      const form = Object.assign(document.createElement('form'), { action: 'https://example.com/' });
      document.body.append(form);
      form.submit();
    },
    () => {
      const link = Object.assign(document.createElement('a'), { href: 'https://example.com/' });
      document.body.append(link);
      link.click();
    },
  ];
  for (const attempt of attempts) {
    await desk.page.evaluate(attempt).catch(() => undefined);
    await desk.page.waitForTimeout(150);
  }
  const bridge = await desk.page.evaluate(() => typeof window.tokenDesk);
  expect([desk.page.url(), bridge]).toEqual([before, 'object']);
});

test('The page cannot open a window', async ({ desk }) => {
  const opened = await desk.page.evaluate(() => {
    const addresses = ['https://example.com/', 'app://token-desk/index.html', 'about:blank', ''];
    const found = addresses.map((address) => window.open(address) !== null);
    const link = Object.assign(document.createElement('a'), {
      href: 'https://example.com/',
      target: '_blank',
    });
    document.body.append(link);
    link.click();
    return found;
  });
  await desk.page.waitForTimeout(300);
  expect([opened, desk.app.windows().length]).toEqual([[false, false, false, false], 1]);
});

test('The page cannot embed a webview or another page', async ({ desk }) => {
  const found = await desk.page.evaluate(async () => {
    const view = document.createElement('webview');
    view.setAttribute('src', 'https://example.com/');
    const frame = Object.assign(document.createElement('iframe'), { src: 'https://example.com/' });
    document.body.append(view, frame);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { isWebview: 'loadURL' in view, title: frame.contentDocument?.title ?? 'out of reach' };
  });
  const frames = desk.page.frames().map((frame) => frame.url());
  expect({ ...found, strangers: frames.filter((url) => url.includes('example.com')).length }).toEqual({
    isWebview: false,
    title: 'out of reach',
    strangers: 0,
  });
});

test('The page cannot reach Node or Electron: all it has is three functions', async ({ desk }) => {
  const found = await desk.page.evaluate(() => {
    const names = [
      'require',
      'process',
      'module',
      'global',
      'Buffer',
      'electron',
      'ipcRenderer',
      '__dirname',
    ];
    const bridge = window.tokenDesk;
    try {
      Object.assign(bridge, { call: () => 'replaced' });
    } catch {
      // Frozen, as it should be.
    }
    return {
      reached: names.filter((name) => name in window),
      bridge: Object.keys(bridge).sort(),
      replaced: String(window.tokenDesk.call).includes('replaced'),
    };
  });
  expect(found).toEqual({ reached: [], bridge: ['call', 'on', 'pathOf'], replaced: false });
});

test('The page cannot run text as code', async ({ desk }) => {
  const ran = await desk.page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        // From a timer: what a debugger evaluates directly is excused from the policy.
        setTimeout(() => {
          const found: string[] = [];
          const attempt = (name: string, work: () => unknown) => {
            try {
              work();
              if (Reflect.has(window, name)) found.push(name);
            } catch {
              // Blocked, as it should be.
            }
          };
          attempt('byEval', () => (0, eval)('window.byEval = 1'));
          attempt('byFunction', () =>
            Reflect.apply(Reflect.construct(Function, ['window.byFunction = 1']), null, []),
          );
          attempt('byScript', () => {
            const script = document.createElement('script');
            script.append('window.byScript = 1');
            document.body.append(script);
          });
          attempt('byAttribute', () => {
            const button = document.createElement('button');
            button.setAttribute('onclick', 'window.byAttribute = 1');
            document.body.append(button);
            button.click();
          });
          resolve(found);
        });
      }),
  );
  expect(ran).toEqual([]);
});

test('The page is denied every permission', async ({ desk }) => {
  const found = await desk.page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'clipboard-read',
      'persistent-storage',
    ];
    const states = await Promise.all(
      names.map(async (name) => {
        // The browser knows more names than TypeScript's list.
        const { state } = await navigator.permissions.query({ name: name as PermissionName });
        return state;
      }),
    );
    const attempts = await Promise.allSettled([
      navigator.mediaDevices.getUserMedia({ audio: true }),
      navigator.mediaDevices.getDisplayMedia({ video: true }),
      navigator.clipboard.readText(),
      new Promise((resolve, reject) => {
        navigator.geolocation.getCurrentPosition(resolve, reject);
      }),
    ]);
    return {
      granted: names.filter((_name, index) => states[index] === 'granted'),
      attempts: attempts.map(({ status }) => status),
      notifications: await Notification.requestPermission(),
    };
  });
  expect(found).toEqual({
    granted: [],
    attempts: ['rejected', 'rejected', 'rejected', 'rejected'],
    notifications: 'denied',
  });
});

test('The page itself keeps to the policy', async ({ desk }) => {
  const complaints: string[] = [];
  desk.page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  desk.page.on('pageerror', (error) => complaints.push(error.message));
  await desk.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.reload();
  });
  await desk.page.getByRole('navigation').waitFor();
  await desk.page.waitForTimeout(500);
  expect(complaints).toEqual([]);
});
