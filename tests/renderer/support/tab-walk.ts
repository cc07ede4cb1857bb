// Goes through all that Tab reaches, and notes what a user of the keyboard would miss there.
import type { Page } from '@playwright/test';

/** No screen has as many stops. */
const MOST_STOPS = 600;

export type TabWalk = {
  /** How many controls Tab stops at. */
  readonly stops: number;
  /** Controls that show and can be used, but that Tab never stops at. */
  readonly unreached: readonly string[];
  /** Stops that look the same with the focus and without. */
  readonly unmarked: readonly string[];
  /** Stops that are out of sight, or behind something else, while they have the focus. */
  readonly hidden: readonly string[];
  /** What moves although less motion is asked for. */
  readonly moving: readonly string[];
};

/** Presses Tab until the focus has been everywhere. Changes nothing but the focus. */
export async function walkByTab(page: Page): Promise<TabWalk> {
  await page.evaluate(prepare);
  let stops = 0;
  for (; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => globalThis.tabWalk?.step())) !== true) break;
  }
  const found = await page.evaluate(() => globalThis.tabWalk?.end());
  if (found === undefined) throw new Error('The page was loaded anew during the walk');
  return { stops, ...found };
}

declare global {
  var tabWalk: { step: () => boolean; end: () => Omit<TabWalk, 'stops'> } | undefined;
}

/** Runs in the page. */
function prepare(): void {
  // Within these, arrows go from part to part, and Tab stops once.
  const composite =
    '[role=treegrid],[role=grid],[role=listbox],[role=menu],[role=tablist],[role=radiogroup],[role=toolbar]';
  const controls = 'button,a[href],input,select,textarea,summary,[tabindex="0"],[role=button],[role=option]';
  const visited = new Set<Element>();
  // A list that draws only what is in view draws rows anew while one goes: one row reached is enough, arrows do the rest.
  const lists = new Set<Element>();
  const listOf = (element: Element) => element.closest('[data-index]')?.parentElement ?? undefined;
  const unmarked: string[] = [];
  const hidden: string[] = [];
  let pauses = 0;
  let last: { element: Element; looks: string } | undefined;

  const nameOf = (element: Element): string =>
    `${element.getAttribute('role') ?? element.tagName.toLowerCase()} ${
      element.getAttribute('aria-label') ??
      (element instanceof HTMLInputElement ? (element.labels?.[0]?.textContent ?? '') : element.textContent)
    }`
      .replaceAll(/\s+/g, ' ')
      .trim()
      .slice(0, 80);

  /** Whatever can mark the focus: outline, shadow, border and background of the control and of what it is drawn with. */
  const looksOf = (element: Element): string => {
    const parts: Element[] = [element];
    for (let up = element.parentElement; up !== null && parts.length < 4; up = up.parentElement)
      parts.push(up);
    for (let next = element.nextElementSibling; next !== null; next = next.nextElementSibling)
      parts.push(next);
    return parts
      .flatMap((part) => [undefined, '::before', '::after'].map((pseudo) => getComputedStyle(part, pseudo)))
      .map((style) =>
        [
          style.outlineStyle === 'none'
            ? ''
            : `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`,
          ...[style.boxShadow, style.borderColor, style.borderWidth, style.backgroundColor, style.transform],
        ].join(';'),
      )
      .join('\n');
  };

  const isSeen = (element: Element): boolean => {
    const drawn = element instanceof HTMLInputElement ? (element.labels?.[0] ?? element) : element;
    return [element, drawn].some((one) => {
      const box = one.getBoundingClientRect();
      const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
      const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
      const top = document.elementFromPoint(x, y);
      return top !== null && (one.contains(top) || top.contains(element));
    });
  };

  const compareLast = (): void => {
    if (last === undefined || !last.element.isConnected) return;
    if (looksOf(last.element) === last.looks) unmarked.push(nameOf(last.element));
  };

  globalThis.tabWalk = {
    step: () => {
      const element = document.activeElement;
      if (element !== last?.element) compareLast();
      if (element === null || element === document.body) {
        last = undefined;
        // Between the last control and the first one the focus is on the window itself.
        pauses += 1;
        return pauses < 3;
      }
      if (visited.has(element)) return false;
      visited.add(element);
      const list = listOf(element);
      if (list !== undefined) lists.add(list);
      last = { element, looks: looksOf(element) };
      if (!isSeen(element)) hidden.push(nameOf(element));
      return true;
    },
    end: () => {
      const scope = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
      const unreached = [...scope.querySelectorAll<HTMLElement>(controls)].filter((element) => {
        if (visited.has(element) || element.closest('[inert],[aria-hidden=true]') !== null) return false;
        if (!element.checkVisibility({ visibilityProperty: true }) || element.matches(':disabled'))
          return false;
        const list = listOf(element);
        if (list !== undefined && lists.has(list)) return false;
        if (element instanceof HTMLInputElement && element.type === 'radio') {
          return ![...visited].some((one) => one instanceof HTMLInputElement && one.name === element.name);
        }
        const whole = element.closest(composite);
        if (whole !== null)
          return ![...visited].some(
            (one) => whole.contains(one) || one.getAttribute('aria-controls') === whole.id,
          );
        return true;
      });
      const moving = document
        .getAnimations()
        .filter(
          (one) => one.playState === 'running' && Number(one.effect?.getComputedTiming().duration ?? 0) > 1,
        )
        .map((one) =>
          one.effect instanceof KeyframeEffect && one.effect.target !== null
            ? nameOf(one.effect.target)
            : 'something',
        );
      // Where there is one stop only, the focus cannot be anywhere else.
      return {
        unreached: unreached.map(nameOf),
        unmarked: visited.size === 1 ? [] : unmarked,
        hidden,
        moving,
      };
    },
  };
}
