// The text of the scripts that run in every page before its own.
import { readFileSync } from 'node:fs';
import type { BootFacts } from './boot-facts.ts';
import { decodeValue, encodeValue } from './clone.ts';

/** Name of the world that the preload runs in, as DevTools shows it for Electron. */
export const preloadWorldName = 'Electron Isolated Context';

/** Source text for the page's world and for the preload's. */
export interface PageScripts {
  readonly page: string;
  readonly preload: string;
}

// Loaded by a computed name: their types need the DOM, which this side does not have.
async function sourceOf(file: string, name: string): Promise<string> {
  const module: unknown = await import(new URL(`./boot/${file}.ts`, import.meta.url).href);
  if (typeof module !== 'object' || module === null) throw new Error(`boot/${file}.ts is not a module`);
  return `(${String(Reflect.get(module, name))})`;
}

/** Makes the scripts of one window; throws when the preload cannot be read. */
export async function pageScripts(facts: BootFacts, preloadPath: string | undefined): Promise<PageScripts> {
  const [bridge, page, preload] = await Promise.all([
    sourceOf('bridge', 'createBridge'),
    sourceOf('page-world', 'pageWorld'),
    sourceOf('preload-world', 'preloadWorld'),
  ]);
  const body = preloadPath === undefined ? '' : readFileSync(preloadPath, 'utf8');
  const told = JSON.stringify(facts);
  const clone = `(${String(encodeValue)}), (${String(decodeValue)})`;
  return {
    page: `${page}(${told}, ${bridge});`,
    preload: `${preload}(${told}, ${bridge}, ${clone}, function (require, module, exports, process) {\n${body}\n});`,
  };
}
