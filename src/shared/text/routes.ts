// What is said about the routes to a token: which there are, why one is recommended, and what a lasting token costs.
import type { Answer } from '../ipc/contract.ts';
import type { RouteOffer } from '../cluster.ts';
import type { Route } from '../token.ts';

type SecretState = Answer<'accounts.tokenSecrets'>['secrets'][number]['state'];

const recommended = {
  'token-request': 'TokenRequest is recommended: its token expires by itself.',
  'token-secret': 'A token Secret is recommended: this server does not offer TokenRequest.',
  'legacy-secret': 'A Secret that is there is recommended: this server offers nothing else.',
} satisfies Record<Route, string>;

const available = {
  'token-request': 'TokenRequest works too.',
  'token-secret': 'A token Secret works too, but its token never expires.',
  'legacy-secret': 'This server makes a Secret for each account; its token never expires.',
} satisfies Record<Route, string>;

const notPermitted = {
  'token-request': 'Whether you may use TokenRequest shows once the account is chosen.',
  'token-secret': 'For a token Secret you seem to lack the right to create and read Secrets.',
  'legacy-secret': 'You seem to lack the right to read Secrets.',
} satisfies Record<Route, string>;

const usedOn = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;

export const routeText = {
  asking: 'Which routes this cluster has shows once it has answered.',
  nothing: 'No route is known to work here. The check tells more.',
  notServed: 'This server does not offer it.',
  needsAccount: 'Choose an existing account above: its Secrets are listed then.',
  forever: 'Never expires',
  foreverSays: 'Kubernetes sets no end for a token from a Secret.',
  price: {
    'token-secret':
      'This token never expires, and whoever may read Secrets in its namespace can take it. It ends when you revoke it, which deletes its Secret.',
    'legacy-secret':
      'This token never expires, and others may use it too: it was there before. It ends when its Secret or its account is deleted.',
  } satisfies Record<Exclude<Route, 'token-request'>, string>,
  longer: 'Needs longer? Use a token Secret',
  longerPrice: 'Its token never expires: that is the price.',
  reasonForever: 'Goes into the history. Asked for because the token never expires.',
  reasonForeverNeeded: 'Write why this token may never expire.',
  secrets: 'Secrets of this account that hold a token',
  reading: 'Reading the Secrets of this account',
  noSecrets: 'This account has no Secret with a token. Take TokenRequest, or a token Secret.',
  columns: { secret: 'Secret', madeBy: 'Made by', lastUsed: 'Last used' },
  byServer: 'the server',
  byPerson: 'a person',
  neverSeen: 'Not noted',
  state: {
    usable: '',
    'not-filled': 'Holds no token yet: the server has not filled it in.',
    'marked-invalid': 'Refused by the server',
    'other-account': 'Of an earlier account with this name. The server refuses it.',
    'account-missing': 'Its account is not there.',
    terminating: 'Is being deleted.',
  } satisfies Record<SecretState, string>,
  refusedSince: (day: string) => `Refused by the server since ${day}: nobody used it for long.`,
  reactivate: 'Re-activate…',
  reactivateTitle: (secret: string) => `Re-activate the token in ${secret}?`,
  reactivateBody:
    'Then the server accepts this token again, from you and from everyone who still has a copy of it. It never expires. A new token is the safer way.',
  reactivateYes: 'Re-activate',
  cancel: 'Cancel',
  tokenSecret: 'Token Secret',
  secretHolds: 'Will hold the token. Deleting it revokes every copy',
  secretRead: 'Its token is read. Nothing is changed',
  tokenFrom: {
    'token-secret': 'that never expires, from the Secret above',
    'legacy-secret': 'that never expires, as it is',
  } satisfies Record<Exclude<Route, 'token-request'>, string>,
  resultForever:
    'It never expires. Revoke it in Token Desk when it is not needed any more: nothing else ends it.',
  lastUsed: (day: string) => `Used ${new Date(day).toLocaleDateString('en-GB', usedOn)}`,
  lastUsedSays: (day: string) => `${day} is the day on which the server last saw a token of this Secret`,
  inSecret: (name: string) => `Secret ${name}`,
};

/** Which routes a server and a user have, and why one is recommended. */
export function routesSay(offers: readonly RouteOffer[]): string {
  const first = offers.find(({ verdict }) => verdict === 'recommended');
  const others = offers.filter((offer) => offer !== first).map(otherSays);
  return [first === undefined ? routeText.nothing : recommended[first.route], ...others]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function otherSays({ route, verdict, why }: RouteOffer): string {
  if (why === 'not-permitted') return notPermitted[route];
  if (why === 'not-made-by-server') return 'Older accounts may still have a Secret with a token.';
  return verdict === 'available' ? available[route] : '';
}
