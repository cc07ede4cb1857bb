// Runs the command line from its sources, as a user does in a terminal or kubectl does by itself.
import { fileURLToPath } from 'node:url';
import type { CommandLine } from '../../src/main/ports.ts';
import { runCommand, type CommandResult } from './commands.ts';

/** How others start it. */
export const commandLine: CommandLine = {
  command: process.execPath,
  args: [fileURLToPath(new URL('../../src/main/cli/token-desk.ts', import.meta.url))],
};

export type Terminal = {
  readonly dataFolder: string;
  readonly kubeconfig: string;
  readonly env?: Readonly<Record<string, string>>;
};

/** Runs one command; what stands behind `--` comes last. */
export function tokenDesk(words: readonly string[], terminal: Terminal): Promise<CommandResult> {
  return runCommand(commandLine.command, commandWords(words, terminal), { env: commandEnv(terminal) });
}

/** The arguments of node for a command. */
export function commandWords(words: readonly string[], { dataFolder }: Terminal): string[] {
  const at = words.includes('--') ? words.indexOf('--') : words.length;
  return [...commandLine.args, ...words.slice(0, at), '--data-folder', dataFolder, ...words.slice(at)];
}

/** The environment of a command: the keychain of this process, and the kubeconfig. */
export function commandEnv({ kubeconfig, env }: Terminal): NodeJS.ProcessEnv {
  return { ...process.env, NODE_NO_WARNINGS: '1', KUBECONFIG: kubeconfig, ...env };
}
