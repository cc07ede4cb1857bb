// The page of the reveal window: masked until asked, masked again on demand, and counting down to its end.
import type { RevealBridge } from '../shared/ipc/bridge.ts';
import { describeError } from '../shared/text/errors.ts';
import { revealText } from '../shared/text/reveal.ts';

declare global {
  interface Window {
    /** Put there by the preload of the reveal window. */
    readonly tokenReveal: RevealBridge;
  }
}

const mask = '•'.repeat(64);
let shown = false;

const about = await window.tokenReveal.about();
element('title').textContent = about.title;
element('token').setAttribute('aria-label', revealText.label);
element('token').tabIndex = 0;
element('close').textContent = revealText.close;
element('close').addEventListener('click', () => void window.tokenReveal.close());
element('toggle').addEventListener('click', () => void toggle());
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') void window.tokenReveal.close();
});
hide();
tick();
setInterval(tick, 1000);
element('toggle').focus();

async function toggle(): Promise<void> {
  if (shown) {
    hide();
    return;
  }
  const read = await window.tokenReveal.read();
  shown = read.ok;
  element('token').textContent = read.ok ? read.value : mask;
  element('note').textContent = read.ok ? revealText.shown : described(read.error);
  element('toggle').textContent = read.ok ? revealText.hide : revealText.show;
}

function described(error: Parameters<typeof describeError>[0]): string {
  const { message, hint } = describeError(error);
  return `${message} ${hint}`;
}

function hide(): void {
  shown = false;
  element('token').textContent = mask;
  element('note').textContent = revealText.masked;
  element('toggle').textContent = revealText.show;
}

function tick(): void {
  const seconds = Math.max(0, Math.ceil((about.endsAt - Date.now()) / 1000));
  element('countdown').textContent = revealText.closesIn(seconds);
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`reveal.html has no #${id}`);
  return found;
}
