// What crosses between the page and main under the stand-in for Electron, and what does not.
import { ipcMainInvokeHandler } from 'electron-playwright-helpers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchFixture, type LaunchedFixture } from '../../support/launch-fixture.ts';

let fixture: LaunchedFixture;
beforeAll(async () => {
  fixture = await launchFixture();
});
afterAll(() => fixture.stop());

/** Runs an expression in the page's own world. */
const inPage = (expression: string) => fixture.page.evaluate(expression);

test('values of structured clone arrive as what they were', async () => {
  const kinds = await inPage(`(async () => {
    const values = [new Date(0), new Map([[1, 2]]), new Set([1]), new Uint8Array(3), new ArrayBuffer(2), /x/g, 5n,
      undefined, null, new RangeError('x'), [], {}];
    return Promise.all(values.map((value) => desk.call('describe', value)));
  })()`);
  expect(kinds).toEqual(
    [
      'Date',
      'Map',
      'Set',
      'Uint8Array',
      'ArrayBuffer',
      'RegExp',
      'BigInt',
      'Undefined',
      'Null',
      'Error',
      'Array',
      'Object',
    ].map((kind) => `[object ${kind}]`),
  );
});

test('a value comes back whole, with shared and circular parts, odd keys and odd numbers', async () => {
  const facts = await inPage(`(async () => {
    const shared = { deep: new Map([['k', new Set([NaN, -0, Infinity])]]) };
    const sent = { $: 'dollar', a: shared, b: shared, list: [undefined, , 'x'] };
    sent.self = sent;
    const back = await desk.call('echo', sent);
    const numbers = [...back.a.deep.get('k')];
    return { dollar: back.$, same: back.a === back.b, self: back.self === back, numbers: numbers.map(String), length: back.list.length };
  })()`);
  expect(facts).toEqual({
    dollar: 'dollar',
    same: true,
    self: true,
    numbers: ['NaN', '0', 'Infinity'],
    length: 3,
  });
});

test('a function is refused in both directions', async () => {
  const refusals = await inPage(
    `Promise.all([desk.callWithFunction(), desk.call('function').catch((error) => error.message)])`,
  );
  expect(refusals).toEqual([
    'An object could not be cloned.',
    "Error invoking remote method 'function': Error: An object could not be cloned.",
  ]);
});

test('of a failed call only the text crosses, and of a failed bridge function only the message', async () => {
  const failures = await inPage(`(async () => {
    const thrown = (() => { try { desk.fail(); } catch (error) { return [error.message, error.extra]; } })();
    return [await desk.call('fail').catch((error) => error.message), await desk.call('nobody').catch((error) => error.message), thrown];
  })()`);
  expect(failures).toEqual([
    "Error invoking remote method 'fail': RangeError: too far",
    "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    ['no', undefined],
  ]);
});

test('messages are answered, functions cross the bridge, and the preload gets its arguments', async () => {
  const answers = await inPage(
    `(async () => [await desk.greet(), desk.use((x) => x * 2), desk.arguments])()`,
  );
  expect(answers).toEqual(['hello', 41, ['--from-main']]);
});

test('main sees which frame calls, under the address of the app', async () => {
  const sender = await inPage(`desk.call('sender')`);
  expect(sender).toEqual({ url: 'app://fixture/index.html', origin: 'app://fixture' });
});

test('a call made up by a test helper has no sender frame', async () => {
  expect(await ipcMainInvokeHandler(fixture.app, 'has-sender')).toBe(false);
});
