// The words of a command line: what is not understood is refused with the command's help.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readArguments } from '../../../src/main/cli/arguments.ts';
import { setUpOptions, setUpSchema } from '../../../src/main/cli/set-up.ts';
import type { Outcome } from '../../../src/main/cli/answer.ts';

const schema = z.strictObject({ words: z.array(z.string()).length(1), ...setUpSchema });
const read = (...words: string[]) => readArguments(words, { name: 'exec', options: setUpOptions, schema });

/** Exit code and words of a refusal. */
function refusalOf(outcome: Outcome<unknown>): string {
  if (outcome.ok || outcome.refusal.kind !== 'sentence') return 'not refused';
  return `${outcome.refusal.exitCode}: ${outcome.refusal.words}`;
}

describe('arguments of a set-up', () => {
  it('are read with their defaults, and lifetimes as seconds', () => {
    expect(read('prod', '--lifetime', '90m', '--scope', 'team-a', '--scope', 'team-b')).toMatchObject({
      value: {
        words: ['prod'],
        account: 'portal-access/portal-reader',
        lifetime: 5400,
        scope: ['team-a', 'team-b'],
        'confirm-escalation': false,
      },
    });
  });

  it.each([
    ['no cluster', []],
    ['two clusters', ['one', 'two']],
    ['an unknown option', ['prod', '--tokn', 'x']],
    ['an account without its namespace', ['prod', '--account', 'reader']],
    ['a lifetime that is no time', ['prod', '--lifetime', 'long']],
    ['a namespace that is none', ['prod', '--scope', 'Not_A_Namespace']],
  ])('refuse %s as usage', (_what, words) => {
    expect(refusalOf(read(...words))).toMatch(/^2: [\s\S]*token-desk exec CLUSTER/);
  });

  it('say what is wrong without what a hostile word does to a terminal', () => {
    expect(refusalOf(read('prod', '--\u001b[2J'))).not.toContain('\u001b');
  });
});
