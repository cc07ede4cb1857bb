// Sentences about removing accounts, cleaning up and off-boarding.
import type { CleanUpReason } from '../clean-up.ts';
import type { OffBoardingState } from '../off-boarding.ts';
import type { RemovalOutcome } from '../removal.ts';

const count = (number: number, one: string, many = `${one}s`) =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

const finalizers = (names: readonly string[]) =>
  names.length === 0 ? 'Something holds it.' : `Held by ${names.join(', ')}.`;

export const removalWords = {
  finalizers,
  account: {
    open: 'Remove account…',
    openFor: (name: string) => `Remove account ${name}…`,
    title: (name: string) => `Remove the account ${name}?`,
    titleGone: (name: string) => `Remove what waits for ${name}?`,
    reading: 'Reading what goes with it',
    gone: 'The account is gone. A later account of this name would get the rights below at once.',
    notOurs: 'Token Desk did not make this account. Others may use it.',
    held: (names: readonly string[]) =>
      `${finalizers(names)} It stays, and its tokens work for about a minute, until that lets go.`,
    bindings: 'Goes first: its rights',
    noBindings: 'No binding names it.',
    others: (others: number) => `names ${count(others, 'other')} too, loses only this account`,
    secrets: 'Goes with it: Secrets',
    noSecrets: 'No Secret hangs on it.',
    secretsHidden: 'Secrets may not be listed here. Those with tokens go with the account.',
    holds: { token: 'holds a token', bound: 'a token hangs on it' },
    tokens: (tokens: number) =>
      tokens === 0
        ? 'No token of this desk ends with it.'
        : `${count(tokens, 'token')} of this desk ${tokens === 1 ? 'ends' : 'end'} with it.`,
    stays: (bindings: number) =>
      `Stays: ${count(bindings, 'binding')} through groups, for every account of the group`,
    group: (group: string) => `group ${group}`,
    incomplete: 'Bindings may not be read everywhere. Others that name this account may stay.',
    namespace: (name: string) =>
      `Remove the namespace ${name} too. Token Desk made it, and nothing else is in it.`,
    type: (name: string) => `Type ${name} to remove it`,
    confirm: 'Remove account',
    confirmGone: 'Remove bindings',
    cancel: 'Keep it',
    stop: 'Stop',
    close: 'Close',
    running: 'Removing',
    done: (name: string) => `${name} is removed.`,
    notAll: (number: number) => `${count(number, 'object')} could not be removed.`,
    revoking: (tokens: number) =>
      `${count(tokens, 'token')} revoking. The servers forget ${tokens === 1 ? 'it' : 'them'} in about 12 s.`,
  },
  outcome: {
    title: 'What came of it',
    states: {
      removed: 'Gone',
      'subject-removed': 'No longer names the account',
      unproven: 'Deleted. It may not be looked at, so nobody saw it go.',
      held: 'Still there.',
      kept: 'Stays: others use it',
      left: 'Left',
    } satisfies Record<RemovalOutcome['state'], string>,
    copy: 'Copy report',
    copied: 'Copied',
  },
  cleanUp: {
    title: 'Made by Token Desk here',
    body: 'Accounts, bindings and Secrets that this or another desk made on this cluster.',
    open: 'Clean up…',
    accounts: 'Accounts of tokens kept here',
    question: (cluster: string) => `Clean up ${cluster}`,
    reading: 'Looking for what nobody needs any more',
    nothing: 'Nothing to clean up.',
    inUse: (number: number) =>
      number === 0 ? '' : `${count(number, 'object')} in use ${number === 1 ? 'stays' : 'stay'}.`,
    more: (number: number) => `${count(number, 'more')} after these.`.replace('mores', 'more'),
    incomplete: 'Not all may be listed here. There may be more.',
    why: {
      'token-ended': 'Its token has ended',
      'token-revoked': 'Its token is revoked',
      'issue-failed': 'Left by an issue that failed',
      'not-kept': 'Its token is no longer kept here, but may still be accepted',
      'other-desk': 'Made by another desk',
      'account-gone': 'The account that it names is gone',
      'unused-account': 'No Secret of a token hangs on it',
      'unused-role': 'No binding uses it',
      'empty-namespace': 'Nothing is in it',
    } satisfies Record<CleanUpReason, string>,
    by: (who: string) => who,
    ends: (when: string) => `ends in ${when}`,
    mayBeValid: 'may end a token that works',
    valid: (number: number) =>
      number === 1
        ? 'One chosen object may end a token that is still accepted:'
        : `${number} chosen objects may end tokens that are still accepted:`,
    confirmValid: 'End these tokens too',
    select: (name: string) => `Remove ${name}`,
    confirm: (number: number) => `Remove ${count(number, 'object')}`,
    cancel: 'Cancel',
    close: 'Close',
    running: 'Removing',
    done: (number: number) => `${count(number, 'object')} removed.`,
  },
  offBoarding: {
    title: 'Off-board',
    open: 'Off-board…',
    setting: 'Off-boarding',
    settingHint: 'Takes away what an account, or this desk, holds on all clusters.',
    subtitle: 'Takes away what an account, or this desk, holds on all clusters, and proves it.',
    whose: 'Whose',
    subjects: { account: 'A service account', desk: 'This desk' },
    deskBody: 'All tokens that were issued here, and all that Token Desk made for them.',
    accountBody: 'The account of this name on every cluster: its tokens, its rights and itself.',
    namespace: 'Namespace',
    name: 'Account',
    list: 'List what is there',
    listing: 'Asking the clusters',
    nothing: 'Nothing found. No token and no object on the clusters that answered.',
    planned: (items: number, clusters: number) =>
      `${count(items, 'item')} on ${count(clusters, 'cluster')}. Nothing is removed yet.`,
    unfinished: 'An off-boarding is not finished. Go on, or close it as it is.',
    deskName: 'this desk',
    forWhom: (name: string) => `Off-boarding of ${name}`,
    type: (word: string) => `Type “${word}” to take it all away`,
    typeAgain: (word: string) => `Type “${word}” to try again what is open`,
    confirm: 'Take it all away',
    again: 'Try again',
    stop: 'Stop',
    close: 'Close off-boarding',
    other: 'Choose another',
    running: 'Taking away',
    finished: 'All of it is taken away and proved.',
    waiting: (tokens: number) =>
      `${count(tokens, 'token')} revoking. Servers forget ${tokens === 1 ? 'it' : 'them'} in about 12 s.`,
    rest: (items: number) => `${count(items, 'item')} still open. Try again when the cause is mended.`,
    counts: (done: number, all: number) => `${done.toLocaleString('en')} of ${all.toLocaleString('en')} done`,
    items: 'Items by cluster',
    look: 'The cluster itself',
    token: (name: string) => `Token for ${name}`,
    states: {
      open: 'To do',
      revoking: 'Revoking',
      removed: 'Gone',
      unproven: 'Deleted, not seen to go',
      held: 'Held',
      kept: 'Stays: others use it',
      left: 'Left',
    } satisfies Record<OffBoardingState, string>,
    copy: 'Copy report',
    copied: 'Copied',
    shown: (shown: number, all: number) =>
      `${shown.toLocaleString('en')} of ${all.toLocaleString('en')} shown. The report has all.`,
  },
};
