// Durations in words and from words, for any number of seconds: never longer than the time there is.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Duration } from '../../../src/main/cli/set-up.ts';
import { duration, lifetime, shortDuration } from '../../../src/shared/text/time.ts';

const MINUTE = 60_000;
const units: Readonly<Record<string, number>> = { min: MINUTE, h: 60 * MINUTE, d: 1440 * MINUTE };
const tenYears = 10 * 365 * 1440 * MINUTE;
const spans = fc.integer({ min: 0, max: tenYears });

/** What words say, ms, and their smallest unit. */
function read(words: string): { readonly ms: number; readonly unit: number } {
  if (/^(under|<) 1 min$/.test(words)) return { ms: 0, unit: MINUTE };
  const parts = [...words.matchAll(/(\d+) (min|h|d)/g)].map(([, number, unit]) => ({
    number: Number(number),
    unit: units[unit ?? ''] ?? Number.NaN,
  }));
  return {
    ms: parts.reduce((sum, { number, unit }) => sum + number * unit, 0),
    unit: Math.min(...parts.map(({ unit }) => unit)),
  };
}

test('A span in words is never more than it is, and less by under its last unit', () => {
  fc.assert(
    fc.property(spans, (ms) => {
      for (const words of [duration(ms), shortDuration(ms)]) {
        const said = read(words);
        expect([words, said.ms <= ms, words.includes(' h') || ms - said.ms < 1440 * MINUTE]).toEqual([
          words,
          true,
          true,
        ]);
      }
    }),
  );
});

test('A longer span is never said to be shorter', () => {
  fc.assert(
    fc.property(spans, spans, (one, other) => {
      const [short, long] = [Math.min(one, other), Math.max(one, other)];
      expect(read(duration(short)).ms).toBeLessThanOrEqual(read(duration(long)).ms);
    }),
  );
});

test('A lifetime of whole units is said in exactly those', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 119 }), fc.integer({ min: 2, max: 365 }), (minutes, days) => {
      const [inMinutes, inDays] = [read(lifetime(minutes * 60)).ms, read(lifetime(days * 86_400)).ms];
      expect([inMinutes, inDays]).toEqual([minutes * MINUTE, days * 1440 * MINUTE]);
    }),
  );
});

test('The command line reads a number with its unit, and nothing else', () => {
  const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.constantFrom('s', 'm', 'h', 'd'), (number, unit) => {
      expect(Duration.parse(`${number}${unit}`)).toBe(number * (seconds[unit] ?? Number.NaN));
    }),
  );
  fc.assert(
    fc.property(fc.string(), (words) => {
      expect(Duration.safeParse(words).success).toBe(/^\d{1,10}[smhd]$/.test(words));
    }),
  );
});
