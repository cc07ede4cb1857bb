// Texts for the reasons inside errors about the network, TLS, files and exec plugins.
import { assertNever } from '../assert-never.ts';
import type { AppError } from '../ipc/result.ts';
import type { Described } from './errors.ts';

type Of<Code extends AppError['code']> = Extract<AppError, { code: Code }>;

/** Why a server could not be reached. */
export function unreachableReason(reason: Of<'unreachable'>['reason'], server: string): Described {
  const network = 'Check VPN and network, then try again.';
  switch (reason) {
    case 'refused':
      return {
        message: `${server} refuses the connection.`,
        hint: 'Check that the API server runs and the port is right.',
      };
    case 'name-not-found':
      return { message: `The name of ${server} cannot be resolved.`, hint: network };
    case 'no-route':
      return { message: `There is no way to ${server}.`, hint: network };
    case 'reset':
      return { message: `${server} broke off the connection.`, hint: 'Try again.' };
    case 'proxy':
      return {
        message: `The proxy on the way to ${server} does not let us through.`,
        hint: 'Check proxy-url, HTTPS_PROXY and NO_PROXY.',
      };
    case 'other':
      return { message: `${server} cannot be reached.`, hint: network };
    default:
      return assertNever(reason);
  }
}

/** Why the connection is not trusted. */
export function tlsReason(reason: Of<'tls'>['reason'], server: string): Described {
  switch (reason) {
    case 'unknown-authority':
      return {
        message: `The certificate of ${server} is signed by an authority that this kubeconfig does not trust.`,
        hint: 'Set certificate-authority-data to the CA of the cluster.',
      };
    case 'expired':
      return { message: `The certificate of ${server} has expired.`, hint: 'Renew it on the cluster.' };
    case 'wrong-name':
      return {
        message: `The certificate of ${server} is for another name.`,
        hint: 'Use a name from the certificate, or set tls-server-name.',
      };
    case 'not-tls':
      return { message: `${server} does not speak TLS.`, hint: 'Check address and port.' };
    case 'client-certificate':
      return {
        message: `${server} does not accept the client certificate.`,
        hint: 'Get a new kubeconfig from the cluster.',
      };
    case 'other':
      return {
        message: `No secure connection to ${server}.`,
        hint: 'The detail says what the other side answered.',
      };
    default:
      return assertNever(reason);
  }
}

/** Why a file cannot be used. */
export function fileReason(reason: Of<'file-unusable'>['reason'], file: string): Described {
  switch (reason) {
    case 'missing':
      return {
        message: `${file} does not exist.`,
        hint: 'Add the file where it is now, or remove it from the list.',
      };
    case 'not-regular':
      return { message: `${file} is not a regular file.`, hint: 'Choose the kubeconfig file itself.' };
    case 'too-large':
      return { message: `${file} is larger than 5 MB.`, hint: 'Choose a smaller kubeconfig.' };
    case 'unreadable':
      return { message: `${file} cannot be read.`, hint: 'Check its permissions.' };
    default:
      return assertNever(reason);
  }
}

/** Why an exec plugin gave no credential. */
export function execReason(error: Of<'exec-failed'>): Described {
  const { command } = error;
  const install = error.installHint ?? 'Check the command in a terminal, then try again.';
  switch (error.reason) {
    case 'not-found':
      return {
        message: `${command} was not found on this machine.`,
        hint: error.installHint ?? 'Install it, or check PATH in Settings.',
      };
    case 'not-executable':
      return { message: `${command} cannot be run.`, hint: 'Check its permissions.' };
    case 'exit':
      return { message: `${command} ended with ${error.exitCode ?? 'an error'}.`, hint: install };
    case 'timed-out':
      return { message: `${command} did not finish in time.`, hint: install };
    case 'too-much-output':
      return { message: `${command} wrote more than 1 MB.`, hint: install };
    case 'bad-output':
      return { message: `${command} did not print a credential.`, hint: install };
    case 'needs-terminal':
      return {
        message: `${command} wants to ask something in a terminal.`,
        hint: 'Sign in with it in a terminal first, then try again.',
      };
    default:
      return assertNever(error.reason);
  }
}

/** What is wrong in a kubeconfig: file, line and column, never its content. */
export function kubeconfigReason(error: Of<'kubeconfig-invalid'>): Described {
  const line = error.line === undefined ? '' : `, line ${error.line}`;
  const column = error.column === undefined ? '' : `, column ${error.column}`;
  const at = `${error.file}${line}${column}`;
  return {
    message: `${at}: ${kubeconfigFault(error)}.`,
    hint: 'Correct the file; Token Desk reads it again by itself.',
  };
}

function kubeconfigFault({ reason, subject }: Of<'kubeconfig-invalid'>): string {
  const name = subject === undefined ? '' : ` ${subject}`;
  switch (reason) {
    case 'not-yaml':
      return 'this is not valid YAML';
    case 'not-a-kubeconfig':
      return 'this is not a kubeconfig';
    case 'empty':
      return 'the file is empty';
    case 'no-contexts':
      return 'it has no contexts';
    case 'wrong-type':
      return `the field${name} has the wrong type`;
    case 'duplicate-name':
      return `the name${name} is used twice in one list`;
    case 'dangling-context':
      return `the context${name} does not exist`;
    case 'dangling-cluster':
      return `the cluster${name} does not exist in this file`;
    case 'dangling-user':
      return `the user${name} does not exist in this file`;
    case 'missing-server':
      return `the cluster${name} has no server`;
    case 'bad-server':
      return `the server of${name === '' ? ' a cluster' : name} is no address`;
    case 'bad-proxy':
      return `the proxy-url of${name === '' ? ' a cluster' : name} cannot be used`;
    case 'bad-certificate-data':
      return `the certificate data in${name === '' ? ' it' : name} cannot be read`;
    case 'missing-certificate-file':
      return `the certificate file${name} is missing`;
    case 'conflicting-credentials':
      return `the user${name} has more than one way to sign in`;
    case 'conflicting-trust':
      return `the cluster${name} sets both a CA and insecure-skip-tls-verify`;
    case 'bad-exec':
      return `the exec plugin of${name === '' ? ' a user' : name} is not complete`;
    case 'bad-impersonation':
      return `the impersonation of${name === '' ? ' a user' : name} names no user`;
    default:
      return assertNever(reason);
  }
}
