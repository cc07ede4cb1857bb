// The reveal window: one token, masked until asked for, gone when its time is over. Plain DOM, nothing kept.
import type { RevealBridge } from '../shared/ipc/bridge.ts';
import { text } from '../shared/text/en.ts';
import { describeError } from '../shared/text/errors.ts';
import './reveal.css';

declare global {
  interface Window {
    /** Put there by the reveal window's own preload. */
    readonly tokenReveal: RevealBridge;
  }
}

const MASK = '•'.repeat(48);

async function start(root: HTMLElement): Promise<void> {
  const { title, endsAt } = await window.tokenReveal.about();
  const heading = element('h1', title);
  const token = element('output', MASK);
  token.setAttribute('aria-label', text.reveal.label);
  // It scrolls, so the keyboard must reach it.
  token.tabIndex = 0;
  const warning = element('p', text.reveal.warning);
  const rest = element('p', '');
  rest.setAttribute('role', 'timer');
  const toggle = element('button', text.reveal.show);
  const close = element('button', text.reveal.close);
  const buttons = element('div', '');
  buttons.append(toggle, close);
  root.append(heading, token, warning, buttons, rest);

  let shown = false;
  const mask = () => {
    shown = false;
    token.textContent = MASK;
    toggle.textContent = text.reveal.show;
  };
  const unmask = async () => {
    toggle.disabled = true;
    const answer = await window.tokenReveal.read();
    toggle.disabled = false;
    shown = answer.ok;
    token.textContent = answer.ok ? answer.value : describeError(answer.error).message;
    toggle.textContent = answer.ok ? text.reveal.hide : text.reveal.show;
  };
  toggle.addEventListener('click', () => {
    if (shown) mask();
    else void unmask();
  });
  close.addEventListener('click', () => void window.tokenReveal.close());
  window.addEventListener('blur', mask);
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') void window.tokenReveal.close();
  });
  const tick = () => {
    const left = Math.max(0, Math.ceil((endsAt - Date.now()) / 1000));
    rest.textContent = text.reveal.closes(left);
    if (left === 0) mask();
  };
  tick();
  window.setInterval(tick, 1000);
  toggle.focus();
}

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  words: string,
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.textContent = words;
  return made;
}

const root = document.getElementById('root');
if (root !== null) void start(root);
