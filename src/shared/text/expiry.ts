// Sentences about tokens that end: notifications, tray, settings.

const plural = (count: number) => (count === 1 ? '1 token' : `${count} tokens`);

export const expiryText = {
  /** Title for one token: what it is, and how long it has. */
  ends: (account: string, cluster: string, left: string) => `${account} on ${cluster} ends in ${left}`,
  hasEnded: (account: string, cluster: string) => `${account} on ${cluster} has ended`,
  several: (ending: number, ended: number) =>
    [
      ending === 0 ? '' : `${plural(ending)} ${ending === 1 ? 'ends' : 'end'} soon`,
      ended === 0 ? '' : `${ending === 0 ? plural(ended) : ended} ${ended === 1 ? 'has' : 'have'} ended`,
    ]
      .filter((part) => part !== '')
      .join(', '),
  renewIt: 'Open Token Desk to renew it.',
  issueIt: 'Open Token Desk to issue another.',
  more: (count: number) => `and ${count} more`,
  line: (account: string, cluster: string, left: string | undefined) =>
    left === undefined ? `${account} on ${cluster}` : `${account} on ${cluster}, ${left}`,
  renew: 'Renew…',
  settings: {
    title: 'Expiry',
    notify: 'Notify before a token ends',
    notifyHint: 'One notification for all that end together. Nothing is renewed by itself.',
    off: 'Off',
    and: ' and ',
    before: (minutes: number) => (minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`),
  },
};
