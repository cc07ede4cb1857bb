// Puts the fake bridge on the window, then starts the real renderer. `?scenario=` says what main is like.
import './support/always-afternoon.ts';
import './support/zod-without-eval.ts';
import { createFakeBridge } from './fake-api/bridge.ts';
import { createScenario } from './fake-api/scenario.ts';

const name = new URLSearchParams(location.search).get('scenario') ?? 'busy';
Object.assign(window, { tokenDesk: createFakeBridge((emit) => createScenario(name, emit)) });
await import('../../src/renderer/main.tsx');
