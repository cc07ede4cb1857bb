// A token on the clipboard is counted down and cleared, and nothing else is.
import { beforeEach, describe, expect, it } from 'vitest';
import { IssuanceId } from '../../../src/shared/ids.ts';
import { ClipboardHold } from '../../../src/main/tokens/clipboard-hold.ts';
import { FakeClipboard } from '../../support/fake-clipboard.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const first = IssuanceId.parse('11111111-1111-4111-8111-111111111111');
const second = IssuanceId.parse('22222222-2222-4222-8222-222222222222');

let clock: FakeClock;
let clipboard: FakeClipboard;
let told: string[];
let hold: ClipboardHold;

beforeEach(() => {
  clock = new FakeClock();
  clipboard = new FakeClipboard();
  told = [];
  hold = new ClipboardHold({
    clipboard,
    clock,
    timer: clock,
    changed: (state) => told.push(`shows ${state.holds}`),
    cleared: (_issuanceId, cause) => Promise.resolve(void told.push(`cleared by ${cause}`)),
    broke: (error) => told.push(String(error)),
  });
});

function copy(token: string, issuanceId = first, seconds = 30) {
  return hold.put(token, { issuanceId, accountName: 'reader', seconds, hints: true });
}

describe('a copied token', () => {
  it('is on the clipboard exactly, with hints to clipboard managers and the time of its end', async () => {
    const copied = await copy('the-token');

    expect([clipboard.content, clipboard.hinted, copied]).toEqual([
      'the-token',
      true,
      {
        ok: true,
        value: {
          holds: 'token',
          issuanceId: first,
          accountName: 'reader',
          copiedAt: clock.now(),
          clearsAt: clock.now() + 30_000,
        },
      },
    ]);
  });

  it('is cleared when its time is over, not before', async () => {
    await copy('the-token');
    clock.pass(29);
    const before = clipboard.content;
    clock.pass(1);
    // Clearing by hand waits its turn behind the clearing by time, and then finds nothing.
    await hold.clear('user');

    expect([before, clipboard.content, told]).toEqual([
      'the-token',
      '',
      ['shows token', 'shows nothing', 'cleared by time'],
    ]);
  });

  it.each(['user', 'quit'] as const)('is cleared at once by %s', async (cause) => {
    await copy('the-token');
    await hold.clear(cause);

    expect([clipboard.content, told.at(-1)]).toEqual(['', `cleared by ${cause}`]);
  });

  it('is not cleared where something else is on the clipboard by then', async () => {
    await copy('the-token');
    clipboard.content = 'a shopping list';
    await hold.clear('quit');

    expect([clipboard.content, told]).toEqual(['a shopping list', ['shows token', 'shows nothing']]);
  });

  it('has its own time, whatever was copied before it', async () => {
    await copy('the-token', first, 30);
    clock.pass(20);
    await copy('the-next-token', second, 120);
    clock.pass(60);

    expect([clipboard.content, hold.state()]).toMatchObject(['the-next-token', { issuanceId: second }]);
  });

  it('stays counted down where the clipboard refuses the next one', async () => {
    await copy('the-token');
    clipboard.refuses = true;
    const refused = await copy('the-next-token', second);

    expect([refused, hold.state()]).toMatchObject([
      { ok: false, error: { code: 'clipboard-refused' } },
      { issuanceId: first },
    ]);
  });
});
