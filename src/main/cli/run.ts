// Runs one command over the core: arguments in, text or JSON and an exit code out.
import { createCore } from '../core.ts';
import { errorAsText } from '../../shared/text/errors.ts';
import { commandText, type CommandName } from '../../shared/text/command-line.ts';
import { asJsonLine, forTerminal } from '../../shared/text/terminal.ts';
import type { Answer, Outcome, Refusal } from './answer.ts';
import { dataFolderFrom } from './data-folder.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { commandPorts } from './ports.ts';
import { Session } from './session.ts';

type Command = (session: Session, words: readonly string[]) => Promise<Outcome>;

/** Each is loaded only when it is asked for; `get-token` has an entry of its own. */
const commands = {
  clusters: async () => (await import('./commands/clusters.ts')).clusters,
  issue: async () => (await import('./commands/issue.ts')).issue,
  copy: async () => (await import('./commands/copy.ts')).copy,
  verify: async () => (await import('./commands/verify.ts')).verify,
  renew: async () => (await import('./commands/renew.ts')).renew,
  revoke: async () => (await import('./commands/revoke.ts')).revoke,
  history: async () => (await import('./commands/history.ts')).history,
  exec: async () => (await import('./commands/exec.ts')).exec,
} as const satisfies Record<Exclude<CommandName, 'get-token'>, () => Promise<Command>>;

/** Runs `words` (a command's name and its arguments); answers the exit code. */
export async function run(words: readonly string[]): Promise<number> {
  const [name = '--help', ...rest] = words;
  if (name === '--help' || name === 'help') return say(process.stdout, commandText.usage, exitCodes.ok);
  if (!isCommand(name)) {
    const said = `${forTerminal(commandText.unknownCommand(name))}\n\n${commandText.usage}`;
    return say(process.stderr, said, exitCodes.usage);
  }
  const own = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : undefined);
  if (own.includes('--help')) return say(process.stdout, commandText.help[name], exitCodes.ok);
  const json = own.includes('--json');

  const interrupt = new AbortController();
  const stop = () => interrupt.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  const core = await createCore(commandPorts(dataFolderFrom(words)));
  if (!core.ok) return complain({ kind: 'error', error: core.error }, json);
  try {
    const command = await commands[name]();
    const outcome = await command(new Session(core.value, interrupt.signal), rest);
    if (!outcome.ok) {
      const code = complain(outcome.refusal, json);
      return name === 'exec' && code !== exitCodes.usage ? exitCodes.beforeCommand : code;
    }
    print(outcome.value, json);
    return outcome.value.exitCode ?? exitCodes.ok;
  } finally {
    await core.value.close();
  }
}

function print({ text, json: value, jsonLines }: Answer, json: boolean): void {
  const words = json ? (jsonLines ?? [value]).map(asJsonLine).join('\n') : text;
  if (words !== '' && value !== undefined) process.stdout.write(`${words}\n`);
}

function complain(refusal: Refusal, json: boolean): number {
  if (refusal.kind === 'sentence') {
    const words = json ? asJsonLine({ error: { message: refusal.words } }) : refusal.words;
    return say(process.stderr, words, refusal.exitCode);
  }
  const { error } = refusal;
  const words = json ? asJsonLine({ error }) : errorAsText(error).split('\n').map(forTerminal).join('\n');
  return say(process.stderr, words, exitCodeOf(error));
}

function say(stream: NodeJS.WriteStream, words: string, exitCode: number): number {
  stream.write(`${words}\n`);
  return exitCode;
}

function isCommand(name: string): name is keyof typeof commands {
  return Object.hasOwn(commands, name);
}
