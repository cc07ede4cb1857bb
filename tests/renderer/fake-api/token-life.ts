// Revoke, verify and decode of the fake main.
import type { TokenRow } from '../../../src/shared/issuance.ts';
import type { Answer, Emit, Handlers } from '../../../src/shared/ipc/contract.ts';
import { failed, ok } from '../../../src/shared/ipc/result.ts';

type LifeHandlers = Pick<Handlers, 'tokens.revokePlan' | 'tokens.revoke' | 'tokens.verify' | 'tokens.decode'>;
type Check = Answer<'tokens.verify'>['checks'][number];

/** A revocation stays under way; each check finds a token valid, but for an endless one, which is marked. */
export function tokenLifeHandlers(emit: Emit, tokens: TokenRow[]): LifeHandlers {
  const find = (issuanceId: string) => tokens.find((one) => one.issuanceId === issuanceId);
  return {
    'tokens.revokePlan': ({ issuanceId }) => {
      const token = find(issuanceId);
      if (token === undefined) {
        return Promise.resolve(failed({ code: 'not-found', kind: 'token', name: issuanceId }));
      }
      const { boundSecret, tokenSecret, route, clusterId, accountName } = token;
      const same = tokens.filter((one) => one.clusterId === clusterId && one.accountName === accountName);
      return Promise.resolve(
        ok({
          ...(boundSecret === undefined ? {} : { token: { secret: boundSecret } }),
          ...(tokenSecret === undefined
            ? {}
            : { secret: { secret: tokenSecret, ours: route === 'token-secret', tokens: 1 } }),
          rights: { bindings: 2, shared: 1, throughGroups: 1, complete: true },
          account: { tokens: same.length, otherSecrets: 0 },
        }),
      );
    },
    'tokens.revoke': ({ issuanceId }) => {
      const token = find(issuanceId);
      if (token === undefined) {
        return Promise.resolve(failed({ code: 'not-found', kind: 'token', name: issuanceId }));
      }
      const deletedAt = Date.now();
      Object.assign(token, { state: 'revoking', revokedAt: deletedAt });
      emit('tokens.changed', {});
      emit('tokens.revoking', {
        issuanceId,
        object: { kind: 'Secret', name: token.boundSecret ?? '', namespace: token.namespace },
        deletedAt,
        phase: 'forgetting',
        earliest: deletedAt + 12_000,
        acceptedAt: deletedAt,
      });
      return Promise.resolve(ok({ deletedAt }));
    },
    'tokens.verify': ({ issuanceIds }) => {
      const at = Date.now();
      const checks = issuanceIds.map((issuanceId): Check => {
        const token = find(issuanceId);
        const marked = token?.grant.expiresAt === undefined;
        const check: Check = marked
          ? { issuanceId, at, verdict: 'marked-invalid', reason: 'marked' }
          : { issuanceId, at, verdict: 'valid', reason: 'accepted' };
        if (token !== undefined) token.standing = { verdict: check.verdict, at };
        return check;
      });
      emit('tokens.changed', {});
      return Promise.resolve(ok({ checks }));
    },
    'tokens.decode': ({ issuanceId }) => {
      const token = find(issuanceId);
      if (token === undefined) return Promise.resolve(failed({ code: 'token-gone', where: 'keychain' }));
      const { namespace, accountName, grant, boundSecret } = token;
      return Promise.resolve(
        ok({
          subject: `system:serviceaccount:${namespace}:${accountName}`,
          ...{ namespace, accountName, accountUid: 'b7a0c2de-0000-4000-8000-000000000001' },
          ...{ issuer: grant.issuer, audiences: grant.audiences, issuedAt: grant.issuedAt },
          ...(grant.expiresAt === undefined ? {} : { expiresAt: grant.expiresAt }),
          ...(grant.jti === undefined ? {} : { jti: grant.jti }),
          ...(boundSecret === undefined ? {} : { boundTo: { kind: 'Secret', name: boundSecret } as const }),
          ...{ legacy: token.route !== 'token-request', algorithm: 'RS256', keyId: 'mVt7', length: 1021 },
        }),
      );
    },
  };
}

/** One token was revoked two hours ago, and others were checked. */
export function live(tokens: TokenRow[], now: number): void {
  const [first, second, third] = tokens;
  if (first !== undefined) first.standing = { verdict: 'account-recreated', at: now - 60_000 };
  if (second !== undefined) second.standing = { verdict: 'valid', at: now - 120_000 };
  const revokedAt = now - 7_200_000;
  if (third !== undefined) {
    Object.assign(third, { state: 'revoked', revokedAt, standing: { verdict: 'revoked', at: revokedAt } });
  }
}
