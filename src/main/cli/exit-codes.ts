// How a command ended, for scripts; docs/command-line.md lists them.
import type { AppError } from '../../shared/ipc/result.ts';

export const exitCodes = {
  ok: 0,
  failed: 1,
  usage: 2,
  /** No such context, account or token. */
  notFound: 3,
  /** The token has ended, was taken back, or is not kept here. */
  notUsable: 4,
  keychain: 5,
  /** The cluster does not answer, or does not know us. */
  cluster: 6,
  /** Somebody has to agree first. */
  confirm: 7,
  /** `exec`: before the command ran; further: it could not be started, it was not found. As `env` and `timeout` do. */
  beforeCommand: 125,
  notStarted: 126,
  notThere: 127,
  interrupted: 130,
} as const;

/** The exit code of an error. */
export function exitCodeOf({ code }: AppError): number {
  switch (code) {
    case 'not-found':
      return exitCodes.notFound;
    case 'token-gone':
    case 'not-revocable':
    case 'not-renewable':
      return exitCodes.notUsable;
    case 'keychain-unavailable':
    case 'keychain-locked':
    case 'keychain-silent':
    case 'keychain-too-large':
      return exitCodes.keychain;
    case 'unreachable':
    case 'tls':
    case 'unauthenticated':
    case 'timed-out':
      return exitCodes.cluster;
    case 'confirmation-needed':
    case 'reason-needed':
    case 'exec-not-allowed':
      return exitCodes.confirm;
    case 'cancelled':
      return exitCodes.interrupted;
    default:
      return exitCodes.failed;
  }
}
