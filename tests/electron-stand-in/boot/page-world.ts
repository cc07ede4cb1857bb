// What the stand-in adds to the page's own world before its first script.
// It travels into the page as source text, so it refers to nothing outside itself.
import type { BootFacts } from '../boot-facts.ts';
import type { createBridge as CreateBridge, Port, Wire } from './bridge.ts';

/** Receives what the preload exposes, and hands `window.open` and `window.close` to main. */
export function pageWorld({ secret, subFrames }: BootFacts, createBridge: typeof CreateBridge): void {
  if (window !== window.top && !subFrames) return;
  const Event = CustomEvent;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- kept before the page can replace them, and called on the node
  const { dispatchEvent, addEventListener } = EventTarget.prototype;
  let node: EventTarget | null = null;
  const port: Port = {
    fire: (type, detail) => {
      if (node) dispatchEvent.call(node, new Event(type, { detail }));
    },
    listen: (type, listener, once = false) => {
      if (node)
        addEventListener.call(node, type, (event) => listener((event as CustomEvent).detail), { once }); // Only our events come here.
    },
  };
  // Exposed objects are frozen: https://www.electronjs.org/docs/latest/api/context-bridge#api
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null && !Object.isFrozen(value))
      Object.values(Object.freeze(value)).forEach(freeze);
    return value;
  };
  const meet = (event: MouseEvent): void => {
    node = event.relatedTarget;
    const bridge = createBridge(port, 'page', 'preload');
    port.listen('preload:expose', (detail) => {
      const { key, api } = detail as { key: string; api: Wire }; // As fired by the preload's world.
      if (key in window) port.fire('page:exists', key);
      else Object.defineProperty(window, key, { value: freeze(bridge.decode(api)), enumerable: true });
    });
  };
  // A denied window.open gives null: https://www.electronjs.org/docs/latest/api/window-open
  window.open = (url = '', target = '', features = '') => {
    const address = String(url) === '' ? '' : new URL(url, location.href).href;
    const disposition = features === '' ? 'foreground-tab' : 'new-window';
    port.fire('page:open', { url: address, frameName: target, features, disposition });
    return null;
  };
  window.close = () => port.fire('page:close', null);
  const options = { once: true, capture: true };
  document.addEventListener(secret, (event) => meet(event as MouseEvent), options); // The preload's world sends a MouseEvent.
}
