// Which state of an issuance may follow which.
import type { IssuanceState, Keep } from '../../shared/token.ts';

const followers: { readonly [State in IssuanceState]: readonly IssuanceState[] } = {
  issuing: ['stored', 'in-memory', 'copy-once', 'failed'],
  stored: ['forgotten', 'revoking'],
  'in-memory': ['forgotten', 'revoking'],
  'copy-once': ['handed-over', 'forgotten', 'revoking'],
  // What is no longer here can still be taken back on the cluster.
  'handed-over': ['revoking'],
  forgotten: ['revoking'],
  failed: [],
  // The cluster may also refuse to take it back: then it goes back to what the row remembers, see `moveBack`.
  revoking: ['revoked'],
  revoked: [],
};

/** The state of a token that is kept so. */
export function stateOf(keep: Keep): 'stored' | 'in-memory' | 'copy-once' {
  switch (keep) {
    case 'keychain':
      return 'stored';
    case 'until-quit':
      return 'in-memory';
    case 'copy-once':
      return 'copy-once';
  }
}

/** The states from which an issuance may move into `state`. */
export function statesBefore(state: IssuanceState): readonly IssuanceState[] {
  return (Object.keys(followers) as IssuanceState[]) // the keys of a complete record of states
    .filter((before) => followers[before].includes(state));
}
