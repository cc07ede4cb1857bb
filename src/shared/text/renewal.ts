// What is said where tokens are renewed: what will happen, how far it is, and what came of each.
import type { Renewal } from '../renewal.ts';

const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

export const renewalText = {
  renew: 'Renew…',
  title: 'Renew tokens',
  titleOne: (account: string, cluster: string) => `Renew ${account} on ${cluster}`,
  says: 'Each gets a new token with the same settings. The old one is revoked once the new one is kept.',
  within: 'Choose those that end within',
  spans: { hour: '1 h', day: '24 h', week: '7 days', month: '30 days' },
  list: 'Tokens to renew',
  choose: (account: string, cluster: string) => `${account} on ${cluster}`,
  for: (lifetime: string) => `for ${lifetime}`,
  serverDefault: 'for the server’s default',
  forever: 'never expires',
  left: (left: string) => `${left} left`,
  ended: 'ended',
  notRevocable: 'the old one stays valid until it ends',
  nothing: 'No kept token ends.',
  cancel: 'Cancel',
  close: 'Close',
  confirm: (number: number) => (number === 0 ? 'Renew' : `Renew ${count(number, 'token')}`),
  running: (done: number, total: number) => `${done} of ${count(total, 'token')} renewed`,
  stop: 'Stop',
  stopSays: 'What is under way is finished first: a token that was asked for is never abandoned.',
  stopping: 'Stopping. Waiting for what is under way.',
  done: (results: readonly Renewal[]) => {
    const good = results.filter(
      ({ outcome }) => outcome === 'renewed' || outcome === 'already-renewed',
    ).length;
    const failed = results.filter(({ outcome }) => outcome === 'failed').length;
    const stopped = results.filter(({ outcome }) => outcome === 'cancelled').length;
    return [
      `${count(good, 'token')} renewed`,
      failed > 0 ? `${failed} not renewed` : '',
      stopped > 0 ? `${stopped} stopped` : '',
    ]
      .filter((part) => part !== '')
      .join(', ');
  },
  report: 'What came of each token',
  again: (number: number) => `Renew the ${number === 1 ? 'one' : number} that failed`,
  copy: 'Copy the report',
  copied: 'Copied',
  outcome: {
    until: (when: string) => `Good until ${when}.`,
    forever: 'Never expires.',
    revoking: 'The old one is being revoked.',
    'not-revocable': 'The old one cannot be revoked alone and stays valid until it ends.',
    'not-taken-back': 'The old one is still valid:',
    'already-renewed': 'Was renewed before.',
    cancelled: 'Stopped before it began.',
  },
};
