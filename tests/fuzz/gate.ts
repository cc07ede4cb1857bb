// `npm run fuzz:gate`: generated messages at the real gate. None makes it throw, none reaches a handler unless it fits, memory
// stays flat. FUZZ_MESSAGES sets how many (100,000), FUZZ_SEED repeats a run.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { callNames, type CallName } from '../../src/shared/ipc/channels.ts';
import { calls, type Handlers } from '../../src/shared/ipc/contract.ts';
import { ok } from '../../src/shared/ipc/result.ts';
import { createGate } from '../../src/main/desktop/gate-core.ts';
import { sampleOf } from '../support/contract-samples.ts';
import { messages, type Message } from './messages.ts';
import { fits } from './oracle.ts';

const BATCH = 5000;
/** Growth of the heap after the first fifth that still counts as flat, bytes. */
const FLAT_BYTES = 12_000_000;
/** Planted in the answers of half of the handlers' calls, where the contract has no field for it. */
const CANARY = 'canary-that-must-not-leave';

const total = Number(process.env['FUZZ_MESSAGES'] ?? 100_000);
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000_000);

setFlagsFromString('--expose-gc');
// A fresh context has the function that the flag brings; this one was made before.
const collect = runInNewContext('gc') as () => void;

const answers = new Map(callNames.map((name) => [name, sampleOf(calls[name].output)]));
const reached: { name: CallName; input: unknown }[] = [];
let logged = '';
let leaky = false;

const handlers = Object.fromEntries(
  callNames.map((name) => [
    name,
    (input: unknown) => {
      reached.push({ name, input });
      const answer = answers.get(name);
      return Promise.resolve(ok(leaky ? withCanary(answer) : answer));
    },
  ]),
  // Every name is there; half of what these handlers answer is wrong on purpose.
) as unknown as Handlers;
const note = (message: string, facts?: unknown) => (logged = `${message} ${JSON.stringify(facts)}`);
const gate = createGate({ handlers, log: { error: note, warn: note, info: note, debug: note } });

process.exitCode = await run();

async function run(): Promise<number> {
  let through = 0;
  let early = 0;
  for (let sent = 0; sent < total; sent += BATCH) {
    const numRuns = Math.min(BATCH, total - sent);
    const batch = fc.asyncProperty(messages(), fc.boolean(), async (message, withLeak) => {
      leaky = withLeak;
      through += (await isHandledRightly(message)) ? 1 : 0;
    });
    const outcome = await fc.check(batch, { seed: seed + sent, numRuns });
    if (outcome.failed) {
      process.stdout.write(`${fc.defaultReportMessage(outcome) ?? ''}\nRepeat with FUZZ_SEED=${seed}.\n`);
      return 1;
    }
    collect();
    if (early === 0 && sent + numRuns >= total / 5) early = process.memoryUsage().heapUsed;
    if (process.stdout.isTTY) process.stdout.write(`\r${sent + numRuns} of ${total} messages`);
  }
  const grown = process.memoryUsage().heapUsed - early;
  process.stdout.write(
    `\r${total} messages, ${through} of them fitting, seed ${seed}; heap ${(grown / 1e6).toFixed(1)} MB from the first fifth on\n`,
  );
  if (grown > FLAT_BYTES) {
    process.stdout.write(`Memory is not flat: at most ${FLAT_BYTES / 1e6} MB were expected.\n`);
    return 1;
  }
  return 0;
}

/** Sends one message and throws when anything about it is wrong; true where it went through to a handler. */
async function isHandledRightly({ name, input }: Message): Promise<boolean> {
  reached.length = 0;
  logged = '';
  const known = callNames.find((call) => call === name);
  const expected = known !== undefined && fits[known](input);
  const answer = await gate(name, input);
  structuredClone(answer);
  const told = JSON.stringify(answer) + logged;
  if (told.includes(CANARY))
    throw new Error('an answer or the log holds a field that the contract does not name');
  const [call, more] = reached;
  if (!expected) {
    if (call !== undefined) throw new Error('reached a handler without fitting');
    if (answer.ok || answer.error.code !== 'refused') throw new Error('not refused');
    return false;
  }
  if (call?.name !== known || more !== undefined) throw new Error('fits and did not reach its handler once');
  if (answer.ok === leaky)
    throw new Error(leaky ? 'a wrong answer went out' : 'a right answer was kept back');
  const fields = (value: unknown) => (typeof value === 'object' && value !== null ? Object.keys(value) : []);
  const allowed = new Set([...fields(input), 'limit']);
  if (fields(call.input).some((field) => !allowed.has(field)))
    throw new Error('the handler got more than was sent');
  return true;
}

function withCanary(answer: unknown): unknown {
  return typeof answer === 'object' && answer !== null ? { ...answer, [CANARY]: CANARY } : CANARY;
}
