// Sentences of quick copy: find a token, copy it.

/** Every sentence of the palette. */
export const quickCopyText = {
  label: 'Quick copy',
  find: 'Find a token and copy it',
  keys: (mac: boolean) => (mac ? '⌘ K' : 'Ctrl K'),
  placeholder: 'Account, namespace, cluster or role',
  results: 'Tokens and clusters',
  tokens: 'Tokens',
  clusters: 'Clusters',
  found: (shown: number, all: number) => `${shown.toLocaleString('en')} of ${all.toLocaleString('en')}`,
  on: 'on',
  issueOn: 'Issue a token on',
  open: 'Open',
  openSays: 'Identity, permissions, Azure Arc',
  lastUsed: (role: string, lifetime: string | undefined) =>
    lifetime === undefined ? `Last used here: ${role}` : `Last used here: ${role}, ${lifetime}`,
  noToken: 'No token kept here',
  issueAgain: 'Issue again',
  revoked: 'Revoked',
  refused: 'The server refuses it',
  none: (search: string) => `Nothing matches “${search}”.`,
  nothing: 'No token and no cluster yet.',
  enter: 'Enter',
  shiftEnter: 'Shift Enter',
  escape: 'Esc',
  does: { copy: 'Copy', portal: 'Copy and open the portal', issue: 'Issue a token', open: 'Open' },
  clears: (after: string) => `Clears after ${after}`,
};
