// The words of a token's life after its issue: checking, revoking, decoding.
import type { CheckReason } from '../token-check.ts';
import type { RevokeReach } from '../revoke-plan.ts';
import type { TokenStanding } from '../token.ts';

const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

/** What a verdict rests on, and what to do next. */
const reasons = {
  accepted: ['The server took it for exactly this account.', ''],
  'accepted-by-name': ['The server named this account as its holder.', ''],
  reviewed: ['A TokenReview named exactly this account.', ''],
  'just-ended': ['It has ended. A server accepts it for up to 70 s more.', 'Issue again.'],
  ended: ['It has ended.', 'Issue again.'],
  'secret-gone': ['Its Secret was deleted on the cluster.', 'Issue again if it is still needed.'],
  'secret-replaced': ['Another Secret has the name of its own.', 'Issue again if it is still needed.'],
  'secret-terminating': ['Its Secret is being deleted.', 'Check again in a minute.'],
  'account-gone': ['Its service account was deleted.', 'Set the account up again, then issue.'],
  'account-replaced': [
    'Its service account was deleted and made anew; older tokens are refused.',
    'Look at the rights of the new account, then issue again.',
  ],
  'account-terminating': ['Its service account is being deleted.', 'Check again in a minute.'],
  'other-issuer': [
    'The cluster signs as another issuer now and refuses tokens of the former one.',
    'Issue again. All tokens issued before that change are refused.',
  ],
  marked: [
    'Its Secret carries the label legacy-token-invalid-since.',
    'Remove the label to let the server accept it again, or issue a new token.',
  ],
  refused: ['The server refuses it, and does not say why.', 'Issue again, and look at the API server’s log.'],
  'other-audience': [
    'It is made for others than the server, which therefore refuses it for itself.',
    'Ask by TokenReview whether the server still stands by it.',
  ],
  proxy: [
    'A proxy in front of the server, such as Rancher’s, refuses tokens of service accounts.',
    'Use it through Azure Arc. A TokenReview tells whether it is good.',
  ],
  'somebody-else': [
    'The server took its holder for somebody else.',
    'Ask by TokenReview, or look at what stands between you and the server.',
  ],
  'review-needed': ['This server tells it only by a TokenReview.', 'Ask by TokenReview.'],
  'not-here': ['The token itself is not here.', 'Only its account and Secret could be checked.'],
  'not-answered': ['The cluster did not answer.', 'Check again when it can be reached.'],
} satisfies Record<CheckReason, readonly [string, string]>;

/** Sentence and next step of a verdict; the step is empty where there is nothing to do. */
export function checkWords(reason: CheckReason): { readonly because: string; readonly next: string } {
  const [because, next] = reasons[reason];
  return { because, next };
}

/** What a verdict usually rests on, where only the verdict was kept. */
export const usualReason = {
  valid: 'accepted',
  ending: 'just-ended',
  expired: 'ended',
  revoked: 'secret-gone',
  'account-gone': 'account-gone',
  'account-recreated': 'account-replaced',
  'issuer-changed': 'other-issuer',
  'marked-invalid': 'marked',
  refused: 'refused',
  unknown: 'not-answered',
} satisfies Record<TokenStanding, CheckReason>;

const verdicts = {
  valid: 'Valid',
  ending: 'Ending',
  expired: 'Expired',
  revoked: 'Revoked',
  'account-gone': 'Account is gone',
  'account-recreated': 'Account made anew',
  'issuer-changed': 'Issuer changed',
  'marked-invalid': 'Marked invalid',
  refused: 'Server refuses it',
  unknown: 'Not known',
} satisfies Record<TokenStanding, string>;

export const tokenLife = {
  verdicts,
  verify: 'Verify',
  verifyAll: 'Verify all',
  verifyOff: 'Unlock the keychain first: a check needs the token.',
  checking: (done: number, total: number) => `Checking ${done} of ${count(total, 'token')}`,
  cancel: 'Cancel',
  close: 'Close',
  checkedOne: (account: string, cluster: string, verdict: TokenStanding) =>
    `${account} on ${cluster}: ${verdicts[verdict].toLowerCase()}.`,
  checkedMany: (checks: readonly TokenStanding[]) => {
    const words = Object.entries(verdicts).flatMap(([verdict, label]) => {
      const number = checks.filter((one) => one === verdict).length;
      return number === 0 ? [] : [`${number} ${label.toLowerCase()}`];
    });
    return `${count(checks.length, 'token')} checked: ${words.join(', ')}.`;
  },
  review: 'Ask by TokenReview',
  reviewPrice: 'Sends the token in a request. A server that audits bodies writes it into its log.',
  checkedAt: (when: string) => `Checked ${when}.`,

  revoke: 'Revoke…',
  revokeTitle: (account: string, cluster: string) => `Revoke ${account} on ${cluster}`,
  revokeHint: 'Pick how far it reaches. Each step takes more with it.',
  reading: 'Looking at what each step takes with it.',
  rungs: {
    token: 'This token',
    secret: 'This Secret',
    rights: 'The rights',
    account: 'The account',
  } satisfies Record<RevokeReach | 'account', string>,
  tokenRung: (secret: string) => `Deletes its bound Secret ${secret}. Nothing else stops.`,
  noTokenRung: 'It is bound to no Secret, so it cannot be taken back alone.',
  secretRung: (secret: string, ours: boolean) =>
    `Deletes ${secret}, and with it every copy of this token.${ours ? '' : ' Token Desk did not make it.'}`,
  rightsRung: (alone: number, shared: number, throughGroups: number) => {
    if (alone + shared === 0) return 'No binding names this account.';
    const parts = [
      ...(alone > 0 ? [`Deletes ${count(alone, 'binding')}`] : []),
      ...(shared > 0 ? [`${alone > 0 ? 'takes' : 'Takes'} it out of ${count(shared, 'shared one')}`] : []),
    ].join(', ');
    const stays = throughGroups > 0 ? ' What it has through groups stays.' : '';
    return `${parts}. Tokens still sign in but may do nothing.${stays}`;
  },
  accountRung: (account: string, otherSecrets: number) =>
    `Removes ${account} with its bindings: every token of it ends, whoever has it${otherSecrets === 0 ? '' : `, with ${count(otherSecrets, 'Secret')} that hold${otherSecrets === 1 ? 's' : ''} more`}.`,
  tokens: (number: number) => count(number, 'token'),
  bindings: (number: number, complete: boolean) =>
    `${complete ? '' : 'at least '}${count(number, 'binding')}`,
  cacheNote:
    'The server goes on accepting the token for about 10 s, until its cache forgets it. Token Desk watches and tells you when it is refused.',
  rightsNote: 'The token stays valid until it ends. Only what it may do goes.',
  accountNote: 'The next step shows every object that goes, and asks for the name.',
  confirm: {
    token: 'Revoke this token',
    secret: 'Delete this Secret',
    rights: 'Take the rights away',
    account: 'Remove the account…',
  } satisfies Record<RevokeReach | 'account', string>,
  rightsTaken: 'The rights are taken away. The token itself stays valid.',

  revoking: {
    asking: 'Revoking. Waiting for the cluster',
    held: (finalizer: string) =>
      finalizer === ''
        ? 'Revoking. A finalizer keeps the Secret'
        : `Revoking. The finalizer ${finalizer} keeps it`,
    forgetting: 'Revoking. About 10 s until the server’s cache forgets it',
    stillAccepted: 'Still accepted after 30 s',
  },
  secondsLeft: (seconds: number) => `${seconds} s`,
  deletedAt: (at: string) => `deleted at ${at}`,
  notDeleted: 'not deleted yet',
  held: 'being deleted',
  stillAccepted: 'Still accepted by the server',
  askedLater: 'Asks the server when its time has come',
  waitsForCluster: 'The cluster does not answer. Token Desk goes on asking',
  checkAgain: 'Check again',
  noUndo: 'Cannot be undone',
  revokedAgo: (when: string) => `Revoked ${when}`,
  serverRefuses: 'Server refuses it',
  byTime: 'By time alone',

  details: 'Details',
  detailsTitle: (account: string, cluster: string) => `Token of ${account} on ${cluster}`,
  detailsHint: 'Read from the token on this machine. Nothing was sent.',
  claims: {
    who: 'Who',
    uid: 'Account UID',
    where: 'Issued by',
    until: 'Until',
    from: 'Issued',
    audiences: 'For',
    boundTo: 'Dies with',
    signed: 'Signed with',
    jti: 'Token id',
    standing: 'Standing',
    audit: 'Audit log',
  },
  legacy: 'token in a Secret',
  key: (algorithm: string, keyId: string | undefined) =>
    keyId === undefined ? algorithm : `${algorithm}, key ${keyId}`,
  auditHint: 'Finds what was done with it, on servers from 1.30 on with auditing.',
};
