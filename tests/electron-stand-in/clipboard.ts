// The stand-in's `clipboard`: X's where there is one, else a value in memory.
import { isClipboardItem } from './clipboard-item.ts';
import { strict, type Carried } from './strict.ts';
import { XClipboard } from './x-clipboard.ts';

const plain = 'text/plain';

/** Formats other than plain text stay in memory. Source: https://www.electronjs.org/docs/latest/api/clipboard */
export function createClipboard(ClipboardItem: typeof Electron.ClipboardItem): Electron.Clipboard {
  const x = XClipboard.find();
  process.on('exit', () => x?.release());
  let kept: Electron.ClipboardItem | undefined;
  const textOf = async (item: Electron.ClipboardItem | undefined): Promise<string> =>
    item?.types.includes(plain) === true ? (await item.getType(plain)).text() : '';
  const write = async (items: readonly Electron.ClipboardItem[]): Promise<void> => {
    const [item] = items;
    if (!item || !items.every(isClipboardItem))
      throw new TypeError('clipboard.write takes a list of ClipboardItem');
    await x?.write(await textOf(item));
    kept = item;
  };
  const readText = () => (x ? x.read() : textOf(kept));
  const read = async (): Promise<Electron.ClipboardItem[]> => {
    if (kept && (!x || x.isOurs)) return [kept];
    const text = await readText();
    return text === '' ? [] : [new ClipboardItem({ [plain]: text })];
  };
  const members = {
    write,
    read,
    readText,
    writeText: (text: string) => write([new ClipboardItem({ [plain]: text })]),
    has: async (type: string) => (await read()).some(({ types }) => types.includes(type)),
    clear: () => {
      kept = undefined;
      if (x?.isOurs === false) void x.write('').catch(() => undefined);
      else x?.release();
    },
  } satisfies Carried<Electron.Clipboard>;
  return strict<Electron.Clipboard>('clipboard', members);
}
