// A bridge that is as strict as the gate: both directions are parsed and cloned, so that a mock that lies fails.
import type { Bridge } from '../../../src/shared/ipc/bridge.ts';
import type { EventName } from '../../../src/shared/ipc/channels.ts';
import { calls, events, type Emit, type Handlers } from '../../../src/shared/ipc/contract.ts';

/** Makes the bridge over handlers; what breaks the contract is thrown and shown on the page. */
export function createFakeBridge(createHandlers: (emit: Emit) => Handlers): Bridge {
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  const emit: Emit = (name, payload) => {
    const parsed = events[name].parse(structuredClone(payload));
    for (const listener of listeners.get(name) ?? []) listener(parsed as never);
  };
  const handlers = createHandlers(emit);
  return {
    async call(name, input) {
      try {
        const parsed = calls[name].input.parse(structuredClone(input));
        // The handler of this very name takes what this very schema gives.
        const answer = await handlers[name](parsed as never);
        if (!answer.ok) return structuredClone(answer);
        const value = calls[name].output.parse(structuredClone(answer.value));
        return { ok: true, value: structuredClone(value) as never };
      } catch (broken) {
        const message = `${name} breaks the contract: ${String(broken)}`;
        document.body.dataset['broken'] = message;
        throw new Error(message, { cause: broken });
      }
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener);
      return () => set.delete(listener);
    },
    pathOf: (file) => `/opt/maria/${file.name}`,
  };
}
