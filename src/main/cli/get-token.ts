// `get-token`: prints an ExecCredential for kubectl from the keychain; loads neither the core nor anything of Kubernetes.
import { parseArgs } from 'node:util';
import { keptToken } from '../kept-token.ts';
import type { IssuanceId } from '../../shared/ids.ts';
import { commandText } from '../../shared/text/command-line.ts';
import { forTerminal } from '../../shared/text/terminal.ts';
import { dataFolderFrom } from './data-folder.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';

type Wanted = Parameters<typeof keptToken>[1];

/** Runs the command with the words after its name; answers its exit code. */
export async function getToken(words: readonly string[]): Promise<number> {
  const asked = read(words);
  if (asked === 'help') return tell(process.stdout, commandText.help['get-token'], exitCodes.ok);
  if (asked === undefined) return tell(process.stderr, commandText.help['get-token'], exitCodes.usage);
  if (process.stdout.isTTY && !asked.toTerminal) {
    return tell(process.stderr, commandText.noTerminal('--to-terminal'), exitCodes.usage);
  }
  const kept = await keptToken(dataFolderFrom(words), asked.wanted, Date.now());
  switch (kept.state) {
    case 'found':
      return tell(process.stdout, credential(kept.token, kept.expiresAt), exitCodes.ok);
    case 'none':
      return tell(process.stderr, commandText.noToken, exitCodes.notFound);
    case 'ended':
      return tell(process.stderr, commandText.ended(new Date(kept.at).toISOString()), exitCodes.notUsable);
    case 'not-kept':
      return tell(process.stderr, commandText.notKept, exitCodes.notUsable);
    case 'failed': {
      // Only who fails waits for the words of all errors.
      const { errorAsText } = await import('../../shared/text/errors.ts');
      return tell(
        process.stderr,
        errorAsText(kept.error).split('\n').map(forTerminal).join('\n'),
        exitCodeOf(kept.error),
      );
    }
  }
}

type Asked = { readonly wanted: Wanted; readonly toTerminal: boolean };

function read(words: readonly string[]): Asked | 'help' | undefined {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        issuance: { type: 'string' },
        cluster: { type: 'string' },
        account: { type: 'string' },
        'data-folder': { type: 'string' },
        'to-terminal': { type: 'boolean', default: false },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    if (values.help === true) return 'help';
    const toTerminal = values['to-terminal'];
    const { issuance, cluster, account } = values;
    if (issuance !== undefined && cluster === undefined && account === undefined) {
      return isIssuanceId(issuance)
        ? { wanted: { by: 'issuance', issuanceId: issuance }, toTerminal }
        : undefined;
    }
    if (issuance !== undefined || cluster === undefined || account === undefined) return undefined;
    return { wanted: { by: 'account', cluster, account }, toTerminal };
  } catch {
    // An option that there is not.
    return undefined;
  }
}

/** As the schema of ids.ts has it, which would take longer to load than all else here. */
function isIssuanceId(words: string): words is IssuanceId {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(words);
}

/** `client.authentication.k8s.io/v1`: kubectl keeps it until the time given, and asks again then. */
function credential(token: string, expiresAt: number | undefined): string {
  const end = expiresAt === undefined ? {} : { expirationTimestamp: new Date(expiresAt).toISOString() };
  return JSON.stringify({
    apiVersion: 'client.authentication.k8s.io/v1',
    kind: 'ExecCredential',
    spec: { interactive: false },
    status: { token, ...end },
  });
}

function tell(stream: NodeJS.WriteStream, words: string, exitCode: number): number {
  stream.write(`${words}\n`);
  return exitCode;
}
