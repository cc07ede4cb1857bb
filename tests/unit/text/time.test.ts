// Times in words.
import { describe, expect, test } from 'vitest';
import { ago, dayHeading, duration, lifetime, moment, shortDuration } from '../../../src/shared/text/time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('Times in words', () => {
  test('A span of time has at most two units', () => {
    const spans = [
      30_000,
      12 * MINUTE,
      23 * HOUR + 12 * MINUTE,
      24 * HOUR,
      6 * DAY + 4 * HOUR,
      31 * DAY + HOUR,
    ];
    expect(spans.map(duration)).toEqual(['under 1 min', '12 min', '23 h 12 min', '24 h', '6 d 4 h', '31 d']);
  });

  test('A short span has one', () => {
    expect([5000, 12 * MINUTE, 30 * HOUR, 26 * DAY].map(shortDuration)).toEqual([
      '< 1 min',
      '12 min',
      '30 h',
      '26 d',
    ]);
  });

  test('A lifetime is named as it was asked for, a second of rounding aside', () => {
    expect([3600, 5400, 28_800, 86_399, 604_800, 2_592_000].map(lifetime)).toEqual([
      '1 h',
      '90 min',
      '8 h',
      '24 h',
      '7 d',
      '30 d',
    ]);
  });

  test('What lies back is told from now', () => {
    const now = new Date(2026, 10, 24, 14, 6, 8).getTime();
    expect([now - 5000, now - 48 * MINUTE, now - 20 * HOUR, now - 9 * DAY].map((at) => ago(at, now))).toEqual(
      ['Just now', '48 min ago', 'Yesterday', '9 d ago'],
    );
  });

  test('Days have headings, moments have names', () => {
    const now = new Date(2026, 10, 24, 14, 6, 8).getTime();
    expect([
      dayHeading(now, now),
      dayHeading(now - DAY, now),
      moment(now + DAY, now),
      moment(now + 30 * DAY, now),
    ]).toEqual([
      'Today, Tuesday 24 November',
      'Yesterday, Monday 23 November',
      'tomorrow, 14:06',
      '24 December 2026',
    ]);
  });
});
