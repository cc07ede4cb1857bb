// Whether a token was made for the API server itself.
import type { Grant } from '../../shared/issuance.ts';
import type { IssuanceRecord } from './issuance-rows.ts';

/** Audiences were asked for: then the server may refuse the token for itself, as it should. */
export function isForOthers(record: IssuanceRecord): boolean {
  // Written by `insertIssuing` from a list of strings.
  return (JSON.parse(record.audiences_json) as string[]).length > 0;
}

/** The grant of a row; `undefined` before there is one. */
export function grantOfRow(record: IssuanceRecord): Grant | undefined {
  // Written by `setGrant` from this type.
  return record.grant_json === null ? undefined : (JSON.parse(record.grant_json) as Grant);
}
