// A bug in main: the app ends, and nothing of what it was working on is left in terminal or log.
import { expect, test } from '../support/e2e.ts';

test('A bug ends the app with its place in the log, and without its words anywhere', async ({ desk }) => {
  const ended = new Promise<number | null>((resolve) => desk.app.process().once('exit', resolve));
  await desk.app.evaluate(({ dialog }) => {
    dialog.showErrorBox = () => undefined;
    setTimeout(() => {
      throw new RangeError('planted secret words');
    }, 100);
  });
  const code = await ended;
  await desk.close().catch(() => undefined);
  const log = await desk.log();
  expect({
    code,
    logged: /error a bug ended the app .*RangeError/.test(log),
    words: /planted secret/.test(log + desk.output),
  }).toEqual({ code: 1, logged: true, words: false });
});
