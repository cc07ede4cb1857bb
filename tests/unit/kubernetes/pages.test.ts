// Long lists: what happens when the server drops the snapshot between two pages.
import { describe, expect, it } from 'vitest';
import type { Apis, Connection, Reply } from '../../../src/main/kubernetes/connection.ts';
import { readAll, type PageOptions } from '../../../src/main/kubernetes/pages.ts';
import { failed, ok, type AppError, type Result } from '../../../src/shared/ipc/result.ts';

type List = { metadata: { _continue?: string }; items: string[] };

/** Answers page after page from a script; a real server keeps its snapshots for five minutes. */
class FakeConnection implements Pick<Connection, 'call'> {
  readonly asked: PageOptions[] = [];
  readonly #script: (List | AppError)[];

  constructor(script: (List | AppError)[]) {
    this.#script = script;
  }

  async call<Value>(ask: (apis: Apis) => Promise<{ data: Value }>): Promise<Result<Reply<Value>>> {
    // The question is only recorded here, so no API is needed.
    const { data } = await ask(undefined as unknown as Apis);
    const next = this.#script.shift();
    if (next === undefined || 'code' in next) return failed(next ?? { code: 'cancelled' });
    // What a page holds is the script's.
    return ok({ value: Object.assign(data as object, next) as Value, warnings: [] });
  }
}

async function read(script: (List | AppError)[]) {
  const connection = new FakeConnection(script);
  const ask = (_apis: Apis, options: PageOptions) => {
    connection.asked.push(options);
    return Promise.resolve({ data: { metadata: {}, items: [] as string[] } });
  };
  // Only `call` is used.
  const all = await readAll(connection as unknown as Connection, ask, new AbortController().signal);
  return { all, asked: connection.asked.map(({ _continue }) => _continue ?? 'start') };
}

const gone: AppError = { code: 'server-error', status: 410 };
const first: List = { metadata: { _continue: 'b' }, items: ['a'] };
const last: List = { metadata: {}, items: ['b'] };

describe('a list in pages', () => {
  it('starts anew when its snapshot is gone, and gives every item once', async () => {
    expect(await read([first, gone, first, last])).toEqual({
      all: ok(['a', 'b']),
      asked: ['start', 'b', 'start', 'b'],
    });
  });

  it('gives up when that goes on', async () => {
    expect(await read([first, gone, first, gone, first, gone])).toMatchObject({ all: failed(gone) });
  });
});
