// A stand-in that drifts from Electron's own types does not compile: the type check fails where a line below would pass.
import { expect, test } from 'vitest';
import { eventsOf, type Carried } from '../../electron-stand-in/strict.ts';

test('a renamed member, a retyped member and an unknown event are compile errors', () => {
  // @ts-expect-error -- Electron has getLocale, not getLocales.
  const renamed = { getLocales: () => 'en-US' } satisfies Carried<Electron.App>;
  // @ts-expect-error -- Electron answers with a promise.
  const retyped = { readText: () => 'text' } satisfies Carried<Electron.Clipboard>;
  // @ts-expect-error -- Electron has no such event.
  const unknownEvent = eventsOf<Electron.App>()('ready', 'second-instances');
  expect([renamed, retyped, unknownEvent]).toHaveLength(3);
});
