// Credentials that a kubeconfig holds: token, token file, basic, client certificate, or none.
import { readFile } from 'node:fs/promises';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import type { CredentialSource, Presented } from '../kubernetes/connection-target.ts';
import type { Material } from './kubeconfig/material.ts';
import type { ResolvedContext } from './kubeconfig/resolve.ts';

/** client-go reads a token file anew each minute, ten seconds early (transport/token_source.go). */
const TOKEN_FILE_MS = 50_000;

/** The source for a context that runs no program. Over plain http nothing is presented, as kubectl does. */
export function staticCredential(resolved: ResolvedContext, material: Material): CredentialSource {
  const { user, credential, address } = resolved;
  const certificate = material.certificate === undefined ? {} : { certificate: material.certificate };
  if (!address.tls) return fixed('none', {});
  if (user.tokenFile !== '') {
    return new TokenFileCredential(credential, user.tokenFile, user.token, certificate);
  }
  if (user.token !== '') return fixed(credential, { authorization: `Bearer ${user.token}`, ...certificate });
  if (user.username !== '') {
    const pair = Buffer.from(`${user.username}:${user.password}`).toString('base64');
    return fixed(credential, { authorization: `Basic ${pair}`, ...certificate });
  }
  return fixed(credential, certificate);
}

function fixed(kind: CredentialSource['kind'], presented: Presented): CredentialSource {
  const answer = ok(presented);
  return { kind, get: () => Promise.resolve(answer) };
}

/** A token that another program keeps fresh in a file; the file wins over a token beside it. */
class TokenFileCredential implements CredentialSource {
  readonly kind: CredentialSource['kind'];
  readonly #path: string;
  readonly #fallback: string;
  readonly #certificate: Pick<Presented, 'certificate'>;
  #current: { readonly presented: Presented; readonly readAt: number } | undefined;

  constructor(
    kind: CredentialSource['kind'],
    path: string,
    fallback: string,
    certificate: Pick<Presented, 'certificate'>,
  ) {
    this.kind = kind;
    this.#path = path;
    this.#fallback = fallback;
    this.#certificate = certificate;
  }

  async get(): Promise<Result<Presented>> {
    const current = this.#current;
    if (current !== undefined && performance.now() - current.readAt < TOKEN_FILE_MS)
      return ok(current.presented);
    const read = (await this.#read()) ?? (this.#fallback === '' ? undefined : this.#fallback);
    // A file that cannot be read for a moment does not end what still works.
    if (read === undefined) return current === undefined ? noToken : ok(current.presented);
    const presented = { authorization: `Bearer ${read}`, ...this.#certificate };
    this.#current = { presented, readAt: performance.now() };
    return ok(presented);
  }

  async refresh(refused: Presented): Promise<Result<Presented | undefined>> {
    this.#current = undefined;
    const fresh = await this.get();
    if (!fresh.ok) return fresh;
    return ok(fresh.value.authorization === refused.authorization ? undefined : fresh.value);
  }

  async #read(): Promise<string | undefined> {
    try {
      const token = (await readFile(this.#path, 'utf8')).trim();
      return token === '' || /[\r\n]/.test(token) ? undefined : token;
    } catch {
      return undefined;
    }
  }
}

const noToken = failed({ code: 'unauthenticated', reason: 'token-file' });
