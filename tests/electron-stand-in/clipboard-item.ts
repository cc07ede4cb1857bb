// `ClipboardItem`: what one write puts on the clipboard, by format.
import { notImplemented, strict, strictClass, type Carried } from './strict.ts';

type Payloads = ConstructorParameters<typeof Electron.ClipboardItem>[0];

const contents = new WeakMap<object, Payloads>();
const carried =
  /^(text\/plain|text\/html|text\/rtf|image\/png|electron application\/osclipboard;format="[^"]+")$/;

/** Source: https://www.electronjs.org/docs/latest/api/clipboard-item */
export function clipboardItemClass(): typeof Electron.ClipboardItem {
  const create = (payloads: Payloads): Electron.ClipboardItem => {
    for (const type of Object.keys(payloads))
      if (!carried.test(type)) notImplemented(`the clipboard format '${type}'`);
    const members = {
      types: Object.keys(payloads),
      getType: (type: string): Promise<never> => payloadOf(payloads, type),
    } satisfies Carried<Electron.ClipboardItem>;
    const item = strict<Electron.ClipboardItem>('ClipboardItem', members);
    contents.set(item, payloads);
    return item;
  };
  return strictClass<typeof Electron.ClipboardItem>('ClipboardItem', create, {});
}

/** Whether a value was made by `new ClipboardItem`. */
export function isClipboardItem(value: unknown): boolean {
  return typeof value === 'object' && value !== null && contents.has(value);
}

async function payloadOf(payloads: Payloads, type: string): Promise<never> {
  const payload = await payloads[type];
  if (payload === undefined) throw new Error(`The type '${type}' was not found`);
  const blob = typeof payload === 'string' ? new Blob([payload], { type }) : payload;
  return blob as never; // Electron's overloads tell Blob and bookmark apart; bookmarks are not carried.
}
