// What is put on the clipboard beside a token: hints that ask managers and histories to leave it out.

const off = new Uint8Array(4);

/** Name and content of each raw format that asks for discretion. They are requests; nothing enforces them. */
const hintsOf: Readonly<Partial<Record<NodeJS.Platform, Readonly<Record<string, string | Uint8Array>>>>> = {
  // Microsoft Learn, "Clipboard Formats", Cloud Clipboard and Clipboard History formats.
  win32: {
    ExcludeClipboardContentFromMonitorProcessing: off,
    CanIncludeInClipboardHistory: off,
    CanUploadToCloudClipboard: off,
  },
  // nspasteboard.org.
  darwin: { 'org.nspasteboard.ConcealedType': '' },
  // KDE Klipper; other managers have taken it over.
  linux: { 'x-kde-passwordManagerHint': 'secret' },
};

/** The items of one write: the text, and for this system the hints beside it. */
export function clipboardFormats(text: string, hints: boolean, platform: NodeJS.Platform) {
  const formats: Record<string, string | Blob> = { 'text/plain': text };
  for (const [name, content] of Object.entries((hints ? hintsOf[platform] : undefined) ?? {})) {
    formats[`electron application/osclipboard;format="${name}"`] = new Blob([content]);
  }
  return formats;
}
