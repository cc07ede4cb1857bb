// Impersonation headers, as client-go writes them (transport/round_trippers.go).
import type { Impersonation } from './connection-target.ts';

/** Headers that ask the server to act as somebody else. */
export function impersonationHeaders(
  impersonation: Impersonation,
): Record<string, string | readonly string[]> {
  const { user, uid, groups, extra } = impersonation;
  return {
    'impersonate-user': user,
    ...(uid === undefined ? {} : { 'impersonate-uid': uid }),
    ...(groups.length === 0 ? {} : { 'impersonate-group': groups }),
    ...Object.fromEntries(
      Object.entries(extra).map(([key, values]) => [`impersonate-extra-${escapeKey(key)}`, values]),
    ),
  };
}

/** Percent-encodes what is no legal character of a header name (RFC 7230 tchar), and `%` itself. */
function escapeKey(key: string): string {
  return [...Buffer.from(key, 'utf8')]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[!#$&'*+.^_`|~0-9A-Za-z-]/.test(character)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}
