// One configuration of the suite, and how it is written.
import { stringify } from 'yaml';
import type { World } from './world.ts';

/** Files by name; `KUBECONFIG` lists `list`, or `config` alone. The context is `it` unless told. */
export type Case = {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  readonly list?: readonly string[];
  readonly context?: string;
  readonly env?: Readonly<Record<string, string>>;
};

type Fields = Readonly<Record<string, unknown>>;

/** Data of a file in a kubeconfig. */
export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** Fields of a cluster that works. */
export function goodCluster(world: World): Fields {
  return { server: `https://127.0.0.1:${world.port}`, 'certificate-authority-data': base64(world.ca) };
}

/** A user that works. */
export const goodUser: Fields = { token: 'secret-token' };

/** Text of a kubeconfig with the context `it`; an `undefined` field is left out. */
export function config(cluster: Fields, user: Fields, more: Fields = {}): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'c', cluster }],
    users: [{ name: 'u', user }],
    contexts: [{ name: 'it', context: { cluster: 'c', user: 'u' } }],
    'current-context': 'it',
    ...more,
  });
}

/** A case of one file. */
export function single(title: string, text: string, more: Partial<Case> = {}): Case {
  return { title, files: { config: text }, ...more };
}
