// Small checks of the shell: a second start, the sender of a call, the hints on the clipboard.
import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { clipboardFormats } from '../../../src/main/desktop/clipboard-formats.ts';
import { isOurPage } from '../../../src/main/desktop/gate.ts';
import { isShowWindow } from '../../../src/main/desktop/second-start.ts';

it('A second start may bring the window forward and say nothing else', () => {
  const told = [
    { show: 'window' },
    { show: 'window', run: 'x' },
    { show: 'other' },
    {},
    [],
    null,
    'window',
    undefined,
  ];
  expect(told.map(isShowWindow)).toEqual([true, false, false, false, false, false, false, false]);
});

describe('A call counts as the window’s own', () => {
  const main = { parent: null, frameTreeNodeId: 1, origin: 'app://token-desk' };
  const contents = { mainFrame: main };
  it.each([
    [true, 'from its main frame', { sender: contents, senderFrame: main }],
    [false, 'not from a frame that is gone', { sender: contents, senderFrame: null }],
    [false, 'not without a frame', { sender: contents }],
    [false, 'not as an empty event', {}],
    [false, 'not from another window', { sender: {}, senderFrame: main }],
    [false, 'not from a frame inside it', { sender: contents, senderFrame: { ...main, parent: main } }],
    [
      false,
      'not from another main frame',
      { sender: contents, senderFrame: { ...main, frameTreeNodeId: 2 } },
    ],
    [
      false,
      'not from another origin',
      { sender: contents, senderFrame: { ...main, origin: 'https://x.test' } },
    ],
    [false, 'not from an opaque origin', { sender: contents, senderFrame: { ...main, origin: 'null' } }],
  ])('%s: %s', (expected, _what, event) => {
    // Electron's own objects have many more members than the check looks at.
    const seen = isOurPage(event as unknown as IpcMainInvokeEvent, contents as unknown as WebContents);
    expect(seen).toBe(expected);
  });
});

describe('A token on the clipboard', () => {
  it.each(['win32', 'darwin', 'linux'] as const)(
    'comes with the hints of %s, where they are wanted',
    (platform) => {
      const names = [true, false].map((hints) => Object.keys(clipboardFormats('text', hints, platform)));
      expect(names).toEqual([
        [
          'text/plain',
          ...hintNames[platform].map((name) => `electron application/osclipboard;format="${name}"`),
        ],
        ['text/plain'],
      ]);
    },
  );

  it('is exactly the text', () => {
    expect(clipboardFormats('a.b.c', true, 'linux')['text/plain']).toBe('a.b.c');
  });
});

const hintNames = {
  win32: [
    'ExcludeClipboardContentFromMonitorProcessing',
    'CanIncludeInClipboardHistory',
    'CanUploadToCloudClipboard',
  ],
  darwin: ['org.nspasteboard.ConcealedType'],
  linux: ['x-kde-passwordManagerHint'],
};
