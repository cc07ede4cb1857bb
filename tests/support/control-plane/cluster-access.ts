// What a test may do with a running control plane, in whichever process the test runs.
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand, type CommandResult } from '../commands.ts';
import { ApiClient } from './api-client.ts';
import { kubeconfigText, type Auth, type KubeconfigOptions } from './kubeconfig.ts';
import type { Credentials, UserName } from './users.ts';

/** All that another process needs to use a control plane; survives JSON. Holds the test users' secrets. */
export interface ClusterAccessData {
  readonly url: string;
  /** Of every API server, `url` first. */
  readonly urls: readonly string[];
  readonly folder: string;
  readonly caPem: string;
  readonly kubectl: string;
  readonly users: Readonly<Record<UserName, Credentials>>;
}

/** A running control plane seen from outside: its address, its users and a real kubectl. */
export class ClusterAccess {
  readonly data: ClusterAccessData;

  constructor(data: ClusterAccessData) {
    this.data = data;
  }

  /** For example `https://127.0.0.1:41234`. */
  get url(): string {
    return this.data.url;
  }

  /** The addresses of all its API servers, that of `url` first; a kubeconfig for another takes it as `server`. */
  get urls(): readonly string[] {
    return this.data.urls;
  }

  /** The certificate authority of server and users. */
  get caPem(): string {
    return this.data.caPem;
  }

  /** The folder of the authority, for `Authority.open`. */
  get authorityFolder(): string {
    return join(this.data.folder, 'pki');
  }

  /** A user's static token. */
  token(user: UserName): string {
    return this.data.users[user].token;
  }

  /** The text of a kubeconfig for a user; by certificate unless the options say otherwise. */
  kubeconfig(user: UserName, options: KubeconfigOptions = {}): string {
    const plain = { server: this.url, caPem: this.caPem, tokenPath: this.#file(`${user}.token`) };
    return kubeconfigText(user, plain, this.data.users[user], options);
  }

  /** Writes a kubeconfig (mode 0600) that goes with the control plane; returns its path. */
  async writeKubeconfig(user: UserName, options: KubeconfigOptions = {}): Promise<string> {
    return this.writeFile(`${randomUUID()}.kubeconfig`, this.kubeconfig(user, options));
  }

  /** Writes a file (mode 0600) into the control plane's folder, which goes with it; returns its path. */
  async writeFile(name: string, content: string): Promise<string> {
    // Renamed into place, because tests in other processes may be reading it.
    const unfinished = this.#file(randomUUID());
    await writeFile(unfinished, content, { mode: 0o600 });
    await rename(unfinished, this.#file(name));
    return this.#file(name);
  }

  /** Runs the real kubectl as a user (admin by default), or with any kubeconfig file. Never throws for a refusal. */
  async kubectl(
    args: readonly string[],
    options: { user?: UserName; auth?: Auth; kubeconfigPath?: string; input?: string } = {},
  ): Promise<CommandResult> {
    const path =
      options.kubeconfigPath ?? (await this.#standing(options.user ?? 'admin', options.auth ?? 'cert'));
    const env = { PATH: process.env['PATH'], HOME: this.data.folder, KUBECONFIG: path };
    const input = options.input ?? '';
    return runCommand(this.data.kubectl, args, { env, input });
  }

  /** A plain API client that signs in with a user's token, to the first API server or another; close it when done. */
  api(user: UserName = 'admin', url = this.url): ApiClient {
    return new ApiClient(url, this.caPem, this.token(user));
  }

  async #standing(user: UserName, auth: Auth): Promise<string> {
    const name = `${user}-${auth}.kubeconfig`;
    return existsSync(this.#file(name))
      ? this.#file(name)
      : this.writeFile(name, this.kubeconfig(user, { auth }));
  }

  #file(name: string): string {
    return join(this.data.folder, name);
  }
}
