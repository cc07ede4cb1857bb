// One kubeconfig text: what it says, or where it is at fault. The verdict on the text is kubectl's.
import { dirname, isAbsolute, join, sep } from 'node:path';
import { failed, ok, type AppError, type Result } from '../../../shared/ipc/result.ts';
import { FieldFault, FieldReader } from './fields.ts';
import type { ClusterEntry, ContextEntry, ExecEntry, Kubeconfig, Origin, UserEntry } from './model.ts';
import { readYaml, type Path, type YamlSource } from './yaml-source.ts';

type Invalid = Extract<AppError, { code: 'kubeconfig-invalid' }>;

const EXEC_EXTENSION = 'client.authentication.k8s.io/exec';
const OLD_EXEC_VERSIONS = ['client.authentication.k8s.io/v1beta1', 'client.authentication.k8s.io/v1alpha1'];

/**
 * Reads a kubeconfig. `file` is its absolute path: relative paths inside start at its folder. A text without content is
 * an empty configuration, as for kubectl. Errors name file, line, column and field, never content.
 */
export function parseKubeconfig(text: string, file: string): Result<Kubeconfig> {
  const fault = (reason: Invalid['reason'], more: Partial<Invalid> = {}) =>
    failed({ code: 'kubeconfig-invalid', file: file.slice(0, 1000), reason, ...more });
  const source = readYaml(text);
  if ('fault' in source)
    return fault(source.fault === 'not-yaml' ? 'not-yaml' : 'not-a-kubeconfig', source.at);
  try {
    const root = new FieldReader(source.value ?? {}, []);
    const kind = root.string('kind');
    const version = root.string('apiVersion');
    if ((kind !== '' && kind !== 'Config') || (version !== '' && version !== 'v1')) {
      const subject = kind !== '' && kind !== 'Config' ? 'kind' : 'apiVersion';
      return fault('not-a-kubeconfig', { subject, ...source.position([subject]) });
    }
    return ok(readConfig(root, new Entries(source, file)));
  } catch (thrown) {
    if (!(thrown instanceof FieldFault)) throw thrown;
    const { subject } = thrown;
    // A text that is YAML but no map at all, such as one plain sentence.
    if (thrown.path.length === 0) return fault('not-a-kubeconfig');
    return fault(thrown.reason, {
      ...source.position(thrown.path),
      ...(subject === undefined ? {} : { subject: subject.slice(0, 253) }),
    });
  }
}

function readConfig(root: FieldReader, entries: Entries): Kubeconfig {
  const preferences = root.map('preferences');
  preferences?.boolean('colors');
  if (preferences !== undefined) extensions(preferences);
  extensions(root);
  return {
    clusters: entries.named(root, 'clusters', 'cluster', (fields, origin) => entries.cluster(fields, origin)),
    users: entries.named(root, 'users', 'user', (fields, origin) => entries.user(fields, origin)),
    contexts: entries.named(root, 'contexts', 'context', context),
    currentContext: root.string('current-context'),
  };
}

/** Reads the entries of one file. */
class Entries {
  readonly #source: YamlSource;
  readonly #file: string;

  constructor(source: YamlSource, file: string) {
    this.#source = source;
    this.#file = file;
  }

  named<Entry>(
    root: FieldReader,
    plural: string,
    singular: string,
    read: (fields: FieldReader, origin: Origin) => Entry,
  ): ReadonlyMap<string, Entry> {
    const found = new Map<string, Entry>();
    for (const item of root.maps(plural)) {
      const name = item.string('name');
      const fields = item.map(singular) ?? new FieldReader({}, item.path);
      const entry = read(fields, this.#origin(item.path, fields));
      // kubectl refuses a name twice in one file; over several files the first wins.
      if (found.has(name)) throw new FieldFault('duplicate-name', [...item.path, 'name'], name);
      found.set(name, entry);
    }
    return found;
  }

  cluster(fields: FieldReader, origin: Origin): ClusterEntry {
    const given = extensions(fields);
    return {
      origin,
      server: fields.string('server'),
      tlsServerName: fields.string('tls-server-name'),
      skipVerify: fields.boolean('insecure-skip-tls-verify'),
      caFile: this.#path(fields.string('certificate-authority')),
      caData: fields.bytes('certificate-authority-data'),
      proxyUrl: fields.string('proxy-url'),
      disableCompression: fields.boolean('disable-compression'),
      ...(given.has(EXEC_EXTENSION) ? { execConfig: given.get(EXEC_EXTENSION) } : {}),
    };
  }

  user(fields: FieldReader, origin: Origin): UserEntry {
    extensions(fields);
    const provider = fields.map('auth-provider');
    provider?.map('config')?.names.forEach((name) => provider.map('config')?.string(name));
    const exec = fields.map('exec');
    const extra = fields.map('as-user-extra');
    return {
      origin,
      certificateFile: this.#path(fields.string('client-certificate')),
      certificateData: fields.bytes('client-certificate-data'),
      keyFile: this.#path(fields.string('client-key')),
      keyData: fields.bytes('client-key-data'),
      token: fields.string('token'),
      tokenFile: this.#path(fields.string('tokenFile')),
      username: fields.string('username'),
      password: fields.string('password'),
      as: fields.string('as'),
      asUid: fields.string('as-uid'),
      asGroups: fields.strings('as-groups'),
      asExtra: Object.fromEntries((extra?.names ?? []).map((name) => [name, extra?.strings(name) ?? []])),
      ...(provider === undefined ? {} : { authProvider: provider.string('name') }),
      ...(exec === undefined ? {} : { exec: this.#exec(exec) }),
    };
  }

  #exec(fields: FieldReader): ExecEntry {
    const command = fields.string('command');
    const apiVersion = fields.string('apiVersion');
    const mode = fields.string('interactiveMode');
    return {
      // Only a command with a separator is a path; any other is looked up in PATH.
      command: command.includes(sep) ? this.#path(command) : command,
      args: fields.strings('args'),
      env: fields.maps('env').map((item) => ({ name: item.string('name'), value: item.string('value') })),
      apiVersion,
      installHint: fields.string('installHint'),
      provideClusterInfo: fields.boolean('provideClusterInfo'),
      interactiveMode: mode === '' && OLD_EXEC_VERSIONS.includes(apiVersion) ? 'IfAvailable' : mode,
    };
  }

  #origin(path: Path, fields: FieldReader): Origin {
    const positions = fields.names.map(
      (name) => [name, this.#source.position([...fields.path, name])] as const,
    );
    return { file: this.#file, at: this.#source.position(path), fields: Object.fromEntries(positions) };
  }

  #path(path: string): string {
    return path === '' || isAbsolute(path) ? path : join(dirname(this.#file), path);
  }
}

function context(fields: FieldReader, origin: Origin): ContextEntry {
  extensions(fields);
  return {
    origin,
    cluster: fields.string('cluster'),
    user: fields.string('user'),
    namespace: fields.string('namespace'),
  };
}

function extensions(fields: FieldReader): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  for (const item of fields.maps('extensions')) {
    const name = item.string('name');
    if (found.has(name)) throw new FieldFault('duplicate-name', [...item.path, 'name'], name);
    found.set(name, item.raw('extension'));
  }
  return found;
}
