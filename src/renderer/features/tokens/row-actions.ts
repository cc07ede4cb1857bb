// What a row asks its screen to do: dialogs and checks belong to the page, not to the row.
import type { ClusterRow } from '../../../shared/cluster.ts';
import type { TokenRow } from '../../../shared/issuance.ts';

export type RowActions = {
  readonly signIn: (cluster: ClusterRow) => void;
  readonly forget: (token: TokenRow) => void;
  readonly revoke: (token: TokenRow) => void;
  readonly renew: (token: TokenRow) => void;
  readonly verify: (token: TokenRow) => void;
  readonly export: (token: TokenRow) => void;
  readonly details: (token: TokenRow) => void;
};
