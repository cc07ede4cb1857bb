// Message (what happened) and hint (the next step) for every error code; the detail is the other side's own words.
import { assertNever } from '../assert-never.ts';
import type { AppError } from '../ipc/result.ts';
import { execReason, fileReason, kubeconfigReason, tlsReason, unreachableReason } from './error-reasons.ts';
import { kinds } from './words.ts';
import { duration, lifetime } from './time.ts';

/** What the user reads of an error: two short texts. */
export type Described = { readonly message: string; readonly hint: string };

/** Says what happened and what to do next. Never contains a token or the content of a file. */
export function describeError(error: AppError): Described {
  switch (error.code) {
    case 'unreachable':
      return unreachableReason(error.reason, error.server);
    case 'tls':
      return tlsReason(error.reason, error.server);
    case 'unauthenticated':
      return unauthenticated(error);
    case 'forbidden':
      return forbidden(error);
    case 'no-command-line':
      return {
        message: 'The command line of Token Desk is not installed here.',
        hint: 'Install it, or export a file with the token in it.',
      };
    case 'not-found':
      return {
        message: `${named(error)} does not exist.`,
        hint: 'It may have been deleted meanwhile. Check again, or choose another.',
      };
    case 'conflict':
      return {
        message: `${named(error)} exists already, or was changed by someone else.`,
        hint: 'Check again, then decide.',
      };
    case 'invalid':
      return {
        message: `The server does not accept ${error.field === '' ? 'this' : error.field}.`,
        hint: 'Change it and check again.',
      };
    case 'rejected-by-admission':
      return {
        message: `${error.by === undefined ? 'An admission policy' : `The admission policy ${error.by}`} of this cluster refused it.`,
        hint: 'Its own words are below. Ask whoever runs the policy.',
      };
    case 'throttled':
      return {
        message: 'The server asks to slow down.',
        hint:
          error.retryAfterSeconds === undefined
            ? 'Try again in a moment.'
            : `Try again in ${Math.ceil(error.retryAfterSeconds)} s.`,
      };
    case 'timed-out':
      return {
        message: `No answer in ${error.seconds} s: ${error.what}.`,
        hint: 'Check VPN and network, then try again.',
      };
    case 'server-error':
      return {
        message: `The server failed with status ${error.status}.`,
        hint: 'Try again. If it stays, look at the API server.',
      };
    case 'bad-answer':
      return badAnswer(error.reason);
    case 'terminating':
      return {
        message: `${named(error)} is being deleted.`,
        hint: 'Wait until it is gone, or choose another name.',
      };
    case 'exec-failed':
      return execReason(error);
    case 'exec-not-allowed':
      return error.reason === 'policy'
        ? {
            message: `Your kuberc does not allow ${error.request.command} to run.`,
            hint: 'Change credentialPluginPolicy in kuberc, or use another context.',
          }
        : {
            message: `Signing in runs ${error.request.command} on this machine. You have not allowed it yet.`,
            hint: 'Look at the command and decide.',
          };
    case 'auth-provider-unsupported':
      return {
        message: `This context signs in by the old auth-provider ${error.name}, which kubectl dropped in 1.26.`,
        hint: 'Use an exec plugin, such as kubelogin or gke-gcloud-auth-plugin.',
      };
    case 'kubeconfig-invalid':
      return kubeconfigReason(error);
    case 'file-unusable':
      return fileReason(error.reason, error.file);
    case 'keychain-unavailable':
      return {
        message: 'No keychain answers on this machine.',
        hint: 'Tokens can be kept until quit or copied once. To keep them longer, start a keychain such as GNOME Keyring or KWallet.',
      };
    case 'keychain-locked':
      return {
        message: 'The keychain is locked.',
        hint: 'Unlock it, then try again.',
      };
    case 'keychain-silent':
      return {
        message: `The keychain has not answered for ${error.seconds} s.`,
        hint: 'It may wait behind another window for your password. Answer it there, then try again.',
      };
    case 'keychain-too-large':
      return {
        message: `The token is too large for this keychain: ${error.bytes} bytes, ${error.limit} fit.`,
        hint: 'Keep it until quit or copy it once.',
      };
    case 'token-gone':
      return {
        message: `The token is no longer in ${error.where === 'keychain' ? 'the keychain' : 'memory'}.`,
        hint: 'Issue it again.',
      };
    case 'locked':
      return { message: 'Token Desk is locked.', hint: 'Unlock it, then try again.' };
    case 'clipboard-refused':
      return { message: 'The system did not take the token onto the clipboard.', hint: 'Try again.' };
    case 'database-newer':
      return {
        message: `A newer Token Desk has written the data here (version ${error.found}; this one knows ${error.known}).`,
        hint: 'Update Token Desk. Nothing was changed.',
      };
    case 'managed':
      return {
        role: {
          message: `Your organization allows these roles only: ${error.allowed}.`,
          hint: 'Choose one of them, or ask who manages Token Desk on this machine.',
        },
        lifetime: {
          message: `Your organization allows tokens of at most ${lifetime(Number(error.allowed))}.`,
          hint: 'Choose a shorter lifetime, or ask who manages Token Desk on this machine.',
        },
        keep: {
          message: 'Your organization does not allow to keep the token there.',
          hint: `Allowed: ${error.allowed}. Ask who manages Token Desk on this machine.`,
        },
        route: {
          message: 'Your organization does not allow tokens that never expire.',
          hint: 'Take TokenRequest, or ask who manages Token Desk on this machine.',
        },
        file: {
          message: `The managed settings in ${error.allowed} cannot be used, so nothing is issued.`,
          hint: 'Ask who manages Token Desk on this machine. Copying and revoking go on.',
        },
      }[error.what];
    case 'database-busy':
      return { message: 'Another Token Desk is writing.', hint: 'Try again in a moment.' };
    case 'roll-back-incomplete':
      return {
        message: `A step failed, and ${error.left.length === 1 ? '1 object' : `${error.left.length} objects`} could not be taken back.`,
        hint: `Still on the cluster: ${error.left.map((left) => `${kinds[left.kind]} ${left.name}`).join(', ')}. Delete by hand or check the plan again.`,
      };
    case 'plan-stale':
      return { message: 'The plan is no longer current.', hint: 'Check the plan again.' };
    case 'confirmation-needed':
      return { message: 'This needs your confirmation first.', hint: 'Check the plan again and confirm.' };
    case 'token-not-filled':
      return {
        'account-missing': {
          message: `The server removed the Secret ${error.secret}: its service account is not there.`,
          hint: 'Set up the service account first, in the same namespace.',
        },
        removed: {
          message: `The Secret ${error.secret} was removed before it held a token.`,
          hint: 'Something on the cluster deletes such Secrets. Ask its administrator, or use TokenRequest.',
        },
        'no-controller': {
          message: `The server did not put a token into the Secret ${error.secret}.`,
          hint: 'Its token controller does not run, or leaves this Secret alone. Use TokenRequest.',
        },
      }[error.reason];
    case 'token-marked-invalid':
      return {
        message: `The server refuses the token in ${error.secret}: it is marked invalid since ${error.since}.`,
        hint: 'It was not used for long. Activate it again, or issue a new token.',
      };
    case 'not-renewable':
      return {
        message: 'The server made this token by itself, so it cannot be renewed.',
        hint: 'Issue a new token for the account, then revoke this one.',
      };
    case 'not-revocable':
      return error.reason === 'no-secret'
        ? {
            message: 'This token is not bound to a Secret, so it cannot be taken back alone.',
            hint: 'Take away the rights of its service account, or remove the account.',
          }
        : {
            message: 'Token Desk did not make the Secret of this token.',
            hint: 'Choose “This Secret” to delete it with every copy of the token.',
          };
    case 'reason-needed':
      return {
        message: 'A token that lives longer than 24 h needs a reason.',
        hint: 'Go back and write one.',
      };
    case 'not-arc':
      return {
        message: 'This cluster is not known to be connected to Azure Arc.',
        hint: 'Connect it with az connectedk8s connect, then check again.',
      };
    case 'cancelled':
      return { message: 'Cancelled.', hint: 'Nothing is left half done.' };
    case 'refused':
      return {
        message: 'Token Desk refused its own request.',
        hint: 'Restart it. If it happens again, report it.',
      };
    case 'internal':
      return {
        message: 'Something went wrong inside Token Desk.',
        hint: `Try again. The log knows it as ${error.id}.`,
      };
    default:
      return assertNever(error);
  }
}

/** An error as plain text to paste into a ticket. */
export function errorAsText(error: AppError): string {
  const { message, hint } = describeError(error);
  return [`${message} ${hint}`, `code: ${error.code}`, error.detail].filter(Boolean).join('\n');
}

type Of<Code extends AppError['code']> = Extract<AppError, { code: Code }>;

function unauthenticated(error: Of<'unauthenticated'>): Described {
  switch (error.reason) {
    case 'refused':
      return {
        message: 'The server does not know this user: the credential was refused.',
        hint: 'Sign in again with your usual tool, or get a new kubeconfig.',
      };
    case 'certificate-expired': {
      const since =
        error.expiredAt === undefined ? '' : ` ${duration(Math.max(0, Date.now() - error.expiredAt))} ago`;
      return {
        message: `Admin certificate expired${since}.`,
        hint: 'Get a new kubeconfig from the cluster. Kept tokens still copy.',
      };
    }
    case 'no-credential':
      return {
        message: 'This context names no credential.',
        hint: 'Add a user with a token, certificate or exec plugin to the kubeconfig.',
      };
    case 'token-file':
      return {
        message: 'The token file of this context cannot be read or is empty.',
        hint: 'Sign in again with the tool that writes it.',
      };
    default:
      return assertNever(error.reason);
  }
}

function forbidden(error: Of<'forbidden'>): Described {
  if (error.missingRules !== undefined) {
    return {
      message: 'You may not grant this role.',
      hint: 'Kubernetes lets you hand out only permissions that you hold.',
    };
  }
  const what = error.name === undefined ? error.resource : `${error.resource} ${error.name}`;
  const where = error.namespace === undefined ? '' : ` in ${error.namespace}`;
  return {
    message: `You may not ${error.verb} ${what}${where}.`,
    hint: 'Ask an administrator of the cluster, or choose another namespace or role.',
  };
}

function badAnswer(reason: Of<'bad-answer'>['reason']): Described {
  const hint = 'Check that the server address in the kubeconfig is a Kubernetes API server.';
  switch (reason) {
    case 'too-large':
      return {
        message: 'The answer of the server was too large and was cut off.',
        hint: 'Narrow the search.',
      };
    case 'not-json':
      return { message: 'The server did not answer like Kubernetes.', hint };
    case 'unexpected':
      return { message: 'The server gave an answer that makes no sense here.', hint };
    case 'cut-short':
      return { message: 'The connection broke in the middle of an answer.', hint: 'Try again.' };
    case 'redirect':
      return {
        message:
          'The server sends us to another address. Token Desk does not follow, to protect your credential.',
        hint,
      };
    default:
      return assertNever(reason);
  }
}

function named(object: { kind: string; name: string; namespace?: string | undefined }): string {
  const where = object.namespace === undefined ? '' : ` in ${object.namespace}`;
  return `${object.kind} ${object.name}${where}`;
}

/** Sentence about a server that shortened a token; both in seconds. */
export function shortened(cluster: string, grantedSeconds: number): string {
  return `${cluster} gives no token longer than ${lifetime(grantedSeconds)}; its administrator set that limit.`;
}
