// The line that finds in an audit log what was done with one token.
import { bashWord } from './shell-word.ts';

/**
 * For a log in JSON lines, by jq. From Kubernetes 1.30 on the user of a request carries the id of its token, and the
 * request that issued it carries the same id in an annotation (Kubernetes documentation, "Auditing" and "Authenticating").
 */
export function auditQuery(jti: string): string {
  const id = JSON.stringify(`JTI=${jti}`);
  const used = `.user.extra["authentication.kubernetes.io/credential-id"][0]? == ${id}`;
  const issued = `.annotations["authentication.kubernetes.io/issued-credential-id"]? == ${id}`;
  const shown = '{at: .requestReceivedTimestamp, verb, uri: .requestURI, from: .sourceIPs[0]}';
  return `jq -c ${bashWord(`select(${used} or ${issued}) | ${shown}`)} audit.log`;
}
