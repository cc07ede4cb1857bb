// What is said while one signs in to the portal, and of break-glass tokens.
import type { PortalSignIn } from '../portal-sign-in.ts';

type Done = Extract<PortalSignIn, { outcome: 'done' }>;

export const signInText = {
  title: (cluster: string) => `Sign in to the portal: ${cluster}`,
  running: 'Issuing a fresh token, as last time',
  stop: 'Stop',
  stopping: 'Stopping. A token that was asked for is not abandoned.',
  done: (account: string) => `A token for ${account} is on the clipboard. Paste it in the portal:`,
  token: {
    fresh: 'Issued just now, with the settings of last time.',
    kept: 'The one that was kept.',
  } satisfies Record<Done['token'], string>,
  before: {
    none: '',
    revoking: 'The one before is being revoked.',
    'not-revocable': 'The one before cannot be revoked alone and stays valid until it ends.',
    'not-taken-back': 'The one before is still valid. Revoke it from the list.',
  } satisfies Record<Done['before'], string>,
  notCopied: (account: string) =>
    `There is a token for ${account}, but it could not be copied. It is in the list; copy it from here or there.`,
  notOpened: 'The token is on the clipboard, but the page could not be opened.',
  nothing:
    'Nothing was issued for this cluster yet. Choose an account and a role once; the next sign-in takes the same.',
  choose: 'Choose what to issue',
  again: 'Try again',
  copyAgain: 'Copy again',
  close: 'Done',
  cancel: 'Cancel',
  setting: 'Portal sign-in takes',
  settingHint: 'A fresh token lives as long as the last one did, and the one before is revoked.',
  choices: { fresh: 'A fresh token', kept: 'The kept token, while it lasts' },
};

export const breakGlassText = {
  open: 'Break-glass…',
  title: 'Break-glass',
  says: 'For an emergency: the shortest life, kept in memory only, any role that you may grant. The reason goes into the history. It never waits for Azure.',
  reason: 'Write what the emergency is.',
  end: 'End break-glass',
  stillValid: (accounts: string) =>
    `Break-glass tokens are still valid: ${accounts}. Revoke them when you are done.`,
  revoke: (account: string) => `Revoke ${account}`,
};
