// Hands that only have a keyboard, and eyes that watch where the focus is.
import type { ElementHandle, Locator, Page } from '@playwright/test';

const mostSteps = 60;

export class Keyboard {
  /** Places that had the focus without looking different for it. */
  readonly unseen = new Set<string>();
  readonly #page: Page;
  /** What last had the focus; a fresh window has given it to nothing yet. */
  #last = '';

  constructor(page: Page) {
    this.#page = page;
  }

  /** Presses Tab, or another key, until the focus is on the target. Throws when it does not get there. */
  async goTo(target: Locator, key = 'Tab'): Promise<void> {
    for (let step = 0; step < mostSteps; step += 1) {
      if (await isFocused(target)) return;
      await this.press(key);
    }
    throw new Error(`${mostSteps} times ${key} did not lead to ${String(target)}`);
  }

  /** Presses a key and looks whether the place that loses the focus by it had shown it. */
  async press(key: string): Promise<void> {
    const before = await this.#focused();
    const shown = await before.evaluate(lookOf);
    await this.#page.keyboard.press(key);
    const left = await before.evaluate(
      (element) => element.isConnected && element !== document.activeElement,
    );
    const name = await before.evaluate(nameOf);
    if (left && this.#last !== '' && (await before.evaluate(lookOf)) === shown)
      this.unseen.add(`${name} after ${this.#last}`);
    this.#last = name;
    await before.dispose();
  }

  /** Goes to a target and presses a key there. */
  async use(target: Locator, key = 'Enter'): Promise<void> {
    await this.goTo(target);
    await this.press(key);
  }

  /** Replaces the text of a field. */
  async type(field: Locator, words: string): Promise<void> {
    await this.goTo(field);
    await this.#page.keyboard.press('Control+a');
    await this.#page.keyboard.type(words);
  }

  async #focused(): Promise<ElementHandle<Element>> {
    const handle = await this.#page.evaluateHandle(() => document.activeElement ?? document.body);
    return handle;
  }
}

async function isFocused(target: Locator): Promise<boolean> {
  return (
    (await target.count()) > 0 && target.first().evaluate((element) => element === document.activeElement)
  );
}

/** All that a focus can change in the look of an element and of what is around it. */
function lookOf(element: Element): string {
  const places = [element];
  for (let outer = element.parentElement; outer !== null && places.length < 4; outer = outer.parentElement)
    places.push(outer);
  const properties = [
    'outline',
    'boxShadow',
    'border',
    'backgroundColor',
    'opacity',
    'transform',
    'display',
  ] as const;
  return JSON.stringify(
    places.flatMap((place) =>
      ['', '::before', '::after'].map((part) => {
        const style = getComputedStyle(place, part);
        return properties.map((property) => style[property]);
      }),
    ),
  );
}

function nameOf(element: Element): string {
  if (element === document.body) return 'nothing';
  const name = element.getAttribute('aria-label') ?? element.textContent;
  return `${element.tagName.toLowerCase()} ${name.trim().slice(0, 40)}`.trim();
}
