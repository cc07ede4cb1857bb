// The words of a command line, read by Node and checked once by a schema.
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import type { z } from 'zod';
import { commandText, type CommandName } from '../../shared/text/command-line.ts';
import { forTerminal } from '../../shared/text/terminal.ts';
import { answered, refuse, type Outcome } from './answer.ts';
import { exitCodes } from './exit-codes.ts';

/** What every command takes. */
const common = {
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  'data-folder': { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

/** Options and schema of one command; the schema gets `{ words, ...options }` without those that every command takes. */
export type Arguments<Schema extends z.ZodType> = {
  readonly name: CommandName;
  readonly options: ParseArgsOptionsConfig;
  readonly schema: Schema;
};

/** Reads the words after a command's name. What is wrong is said with the command's help. */
export function readArguments<Schema extends z.ZodType>(
  words: readonly string[],
  { name, options, schema }: Arguments<Schema>,
): Outcome<z.output<Schema>> {
  const help = commandText.help[name];
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { ...common, ...options },
      allowPositionals: true,
    });
    const given = Object.entries(values).filter(([option]) => !(option in common));
    const parsed = schema.safeParse({ words: positionals, ...Object.fromEntries(given) });
    if (parsed.success) return answered(parsed.data);
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') ?? '';
    const said = where === 'words' || where === '' ? '' : `--${where}: ${issue?.message ?? ''}\n\n`;
    return refuse(`${forTerminalLines(said)}${help}`, exitCodes.usage);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return refuse(`${forTerminal(said)}\n\n${help}`, exitCodes.usage);
  }
}

function forTerminalLines(words: string): string {
  return words.split('\n').map(forTerminal).join('\n');
}
