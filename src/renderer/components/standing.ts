// What a cluster's row says in one word: the worst thing that is true of it.
import { assertNever } from '../../shared/assert-never.ts';
import type { ClusterRow } from '../../shared/cluster.ts';
import { text } from '../../shared/text/en.ts';
import { describeError } from '../../shared/text/errors.ts';
import { versionName } from '../../shared/text/words.ts';

export type Standing =
  'reachable' | 'probing' | 'unknown' | 'unreachable' | 'certificate-expired' | 'refused';

/** `now` in epoch ms, for the certificate. */
export function standingOf(cluster: ClusterRow, now: number): Standing {
  if (cluster.problem !== undefined) return 'refused';
  const ends = cluster.credential.certificateExpiresAt;
  if (ends !== undefined && ends < now) return 'certificate-expired';
  return cluster.reach.state;
}

/** One short line for a row: version where all is well, else what is wrong. */
export function standingLine(cluster: ClusterRow, now: number): string {
  const standing = standingOf(cluster, now);
  switch (standing) {
    case 'refused':
      return text.cluster.refused;
    case 'certificate-expired':
      return text.cluster.certificateExpired;
    case 'unreachable':
      return cluster.reach.state === 'unreachable' ? shortReason(cluster.reach.error) : '';
    case 'reachable':
      return versionName(cluster.reach) || text.cluster.versionUnknown;
    case 'probing':
      return text.cluster.probing;
    case 'unknown':
      return cluster.file;
    default:
      return assertNever(standing);
  }
}

/** Why a cluster does not answer, in a few words. */
function shortReason(error: Extract<ClusterRow['reach'], { state: 'unreachable' }>['error']): string {
  switch (error.code) {
    case 'timed-out':
      return text.cluster.noAnswer(error.seconds);
    case 'unreachable':
      return text.cluster.unreachable[error.reason];
    case 'tls':
      return text.cluster.tls[error.reason];
    default:
      return describeError(error).message;
  }
}
