// The gate lets through what the contract names, and nothing else in either direction.
import { describe, expect, it } from 'vitest';
import { callNames, eventNames, type CallName } from '../../../src/shared/ipc/channels.ts';
import { calls, events, type Handlers } from '../../../src/shared/ipc/contract.ts';
import { AppError, failed, ok, type Result } from '../../../src/shared/ipc/result.ts';
import type { Log } from '../../../src/main/log.ts';
import { checkEvent, createGate } from '../../../src/main/desktop/gate-core.ts';
import { sampleOf } from '../../support/contract-samples.ts';

const refusal = failed({ code: 'refused', reason: 'message' });

describe('The gate', () => {
  it('answers every call of the contract', async () => {
    const gate = createGate({ handlers: handlersOf((name) => ok(sampleOf(calls[name].output))), log: quiet });
    const answers = await forEachCall((name) => gate(name, sampleOf(calls[name].input)));
    expect(answers).toEqual(byCall((name) => ok(calls[name].output.parse(sampleOf(calls[name].output)))));
  });

  it('refuses a message with a field too many, at any depth of any call', async () => {
    const reached: CallName[] = [];
    const handlers = handlersOf((name) => {
      reached.push(name);
      return ok({});
    });
    const gate = createGate({ handlers, log: quiet });
    const answers = await forEachCall((name) =>
      Promise.all(withExtraField(sampleOf(calls[name].input)).map((input) => gate(name, input))),
    );
    const refused = byCall((name) => withExtraField(sampleOf(calls[name].input)).map(() => refusal));
    expect({ answers, reached }).toEqual({ answers: refused, reached: [] });
  });

  it('answers only how to unlock, how it looks and what makes it safer while the app is locked', async () => {
    const handlers = handlersOf((name) => ok(sampleOf(calls[name].output)));
    const gate = createGate({ handlers, log: quiet, locked: () => true });
    const answered = await Promise.all(
      callNames.map(async (name) => ((await gate(name, sampleOf(calls[name].input))).ok ? [name] : [])),
    );
    expect(answered.flat()).toEqual([
      ...['tokens.clearClipboard', 'jobs.cancel', 'settings.get'],
      ...['lock.state', 'lock.lock', 'lock.unlock'],
    ]);
  });

  it('refuses a message of another shape for any call', async () => {
    const gate = createGate({ handlers: handlersOf(() => ok({})), log: quiet });
    const shapes = [undefined, null, 0, 'text', [], [{}], () => undefined];
    const answers = await forEachCall((name) => Promise.all(shapes.map((input) => gate(name, input))));
    expect(answers).toEqual(byCall(() => shapes.map(() => refusal)));
  });

  it('refuses a call that the contract does not name', async () => {
    const gate = createGate({ handlers: handlersOf(() => ok({})), log: quiet });
    const names = ['tokens.read', 'constructor', '__proto__', '', undefined, 7, ['tokens.list']];
    expect(await Promise.all(names.map((name) => gate(name, {})))).toEqual(names.map(() => refusal));
  });

  it('keeps back an answer with a field too many, at any depth of any call', async () => {
    const answers = await forEachCall((name) =>
      Promise.all(
        withExtraField(sampleOf(calls[name].output)).map(async (output) => {
          const gate = createGate({ handlers: handlersOf(() => ok(output)), log: quiet });
          return outcome(await gate(name, sampleOf(calls[name].input)));
        }),
      ),
    );
    expect(answers).toEqual(
      byCall((name) => withExtraField(sampleOf(calls[name].output)).map(() => 'internal')),
    );
  });

  it('passes on an error of the contract, and keeps back one with a field too many', async () => {
    const error = AppError.parse({ code: 'server-error', status: 500 });
    const answers = await Promise.all(
      [error, { ...error, token: 'secret' }].map(async (told) => {
        const gate = createGate({ handlers: handlersOf(() => failed(told)), log: quiet });
        return outcome(await gate('tokens.list', {}));
      }),
    );
    expect(answers).toEqual(['server-error', 'internal']);
  });

  it('answers a handler that throws with an id that the log knows', async () => {
    const lines: unknown[] = [];
    const handlers = handlersOf(() => {
      throw new Error('a bug');
    });
    const answer = await createGate({ handlers, log: logInto(lines) })('tokens.list', {});
    const id = !answer.ok && answer.error.code === 'internal' ? answer.error.id : 'none';
    expect(lines).toEqual([['a handler threw', expect.objectContaining({ id, name: 'tokens.list' })]]);
  });

  it('logs where a message is wrong, never what was in it', async () => {
    const lines: unknown[] = [];
    const gate = createGate({ handlers: handlersOf(() => ok({ stray: 'secret-out' })), log: logInto(lines) });
    await gate('tokens.list', { search: 7, 'secret-name': 'secret-in' });
    await gate('tokens.list', {});
    expect(JSON.stringify(lines)).not.toContain('secret');
  });

  it('sends every event of the contract, and none with a field too many', () => {
    const sent = eventNames.map((name) => {
      const fitting = sampleOf(events[name]);
      const all = [fitting, ...withExtraField(fitting)];
      // The payloads are wrong on purpose.
      return all.map((payload) => checkEvent(name, payload as never, quiet) !== undefined);
    });
    expect(sent).toEqual(
      eventNames.map((name) => [true, ...withExtraField(sampleOf(events[name])).map(() => false)]),
    );
  });
});

const quiet = logInto([]);

function logInto(lines: unknown[]): Log {
  const keep = (message: string, facts?: unknown) => void lines.push([message, facts]);
  return { error: keep, warn: keep, info: keep, debug: keep };
}

function handlersOf(answer: (name: CallName) => Result<unknown>): Handlers {
  const entries = callNames.map((name) => [name, () => Promise.resolve().then(() => answer(name))]);
  // Every name is there; what these handlers answer is for the gate to judge.
  return Object.fromEntries(entries) as Handlers;
}

function byCall<Value>(make: (name: CallName) => Value): Record<string, Value> {
  return Object.fromEntries(callNames.map((name) => [name, make(name)]));
}

async function forEachCall<Value>(ask: (name: CallName) => Promise<Value>): Promise<Record<string, Value>> {
  return Object.fromEntries(
    await Promise.all(callNames.map(async (name) => [name, await ask(name)] as const)),
  );
}

function outcome(answer: Result<unknown>): string {
  return answer.ok ? 'let through' : answer.error.code;
}

/** Copies of `value`, each with one more field in one of the objects in it. */
function withExtraField(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : [{ ...value, token: 'secret' }];
  const inner = Object.entries(value).flatMap(([key, part]) =>
    withExtraField(part).map((changed) =>
      Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed },
    ),
  );
  return [...own, ...inner];
}
