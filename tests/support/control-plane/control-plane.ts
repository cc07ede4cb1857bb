// Starts a throw-away Kubernetes control plane on loopback: etcd, API server, controller manager.
import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Authority } from '../certificates/authority.ts';
import { ProcessGroup, type Program } from '../processes/process-group.ts';
import { ClusterAccess } from './cluster-access.ts';
import { buildControlPlane, type ControlPlanePrograms } from './build.ts';
import { apiServerArguments, controllerManagerArguments, etcdArguments } from './command-lines.ts';
import { freePorts } from './free-ports.ts';
import { grantLimitedUsers } from './grants.ts';
import { awaitApiServer, awaitControllers } from './readiness.ts';
import { groupOf, newToken, tokenFile, userNames, type Credentials, type UserName } from './users.ts';
import { defaultVersion } from './versions.ts';

/** Flags are added to the command lines, for example `--service-account-max-token-expiration=24h`. */
export interface ControlPlaneOptions {
  readonly version?: string;
  /** How many API servers share the one etcd and the one set of keys; one unless told. */
  readonly apiServers?: number;
  readonly apiServerFlags?: readonly string[];
  readonly controllerManagerFlags?: readonly string[];
}

/** Process ids of the parts; `apiServer` is the first one. */
export interface ControlPlanePids {
  readonly etcd: number;
  readonly apiServer: number;
  readonly controllerManager: number;
}

type ApiServer = { readonly url: string; readonly program: Program };

/** A running control plane that this process owns. It ends with `stop` or with this process. */
export class ControlPlane extends ClusterAccess {
  readonly group: ProcessGroup;
  readonly #apiServer: ApiServer;
  #pids: ControlPlanePids;

  constructor(access: ClusterAccess, group: ProcessGroup, apiServer: ApiServer, pids: ControlPlanePids) {
    super(access.data);
    this.group = group;
    this.#apiServer = apiServer;
    this.#pids = pids;
  }

  /** The processes as they run now. */
  get pids(): ControlPlanePids {
    return this.#pids;
  }

  /** Kills the first API server; etcd and its data stay. */
  async killApiServer(): Promise<void> {
    await this.group.signal(this.#apiServer.program.name, 'SIGKILL');
  }

  /** Starts the first API server anew on the same port, perhaps with other arguments, and waits until it is ready. */
  async restartApiServer(changed = (args: readonly string[]) => args): Promise<void> {
    const { url, program } = this.#apiServer;
    await this.group.stopProgram(program.name);
    const apiServer = await this.group.start({ ...program, args: changed(program.args) });
    this.#pids = { ...this.#pids, apiServer };
    await awaitApiServer(this, url, this.group, program.name);
  }

  /** Ends every process and removes the folder. */
  stop(): Promise<void> {
    return this.group.stop();
  }
}

/**
 * Starts a control plane, in about 4 s once its programs are built. The limited users have their rights. Throws with
 * the end of the log when a part does not start.
 */
export async function startControlPlane(options: ControlPlaneOptions = {}): Promise<ControlPlane> {
  const programs = await buildControlPlane(options.version);
  // One kubectl for every server, as people have it.
  const { kubectl } = await buildControlPlane(undefined);
  for (let attempt = 1; ; attempt += 1) {
    const group = await ProcessGroup.create('control-plane');
    try {
      return await launch(group, { ...programs, kubectl }, options);
    } catch (error) {
      await group.stop();
      const portTaken = error instanceof Error && error.message.includes('address already in use');
      if (!portTaken || attempt === 3) throw error;
    }
  }
}

async function launch(
  group: ProcessGroup,
  programs: ControlPlanePrograms,
  options: ControlPlaneOptions,
): Promise<ControlPlane> {
  const { folder } = group;
  const [clientPort = 0, peerPort = 0, ...ports] = await freePorts(2 + (options.apiServers ?? 1));
  const etcdUrl = `http://127.0.0.1:${clientPort}`;
  const etcd = await group.start({
    name: 'etcd',
    command: programs.etcd,
    args: etcdArguments(folder, etcdUrl, `http://127.0.0.1:${peerPort}`),
    stopSignal: 'SIGKILL',
  });
  const authority = await Authority.create(join(folder, 'pki'), 'token-desk-test-ca');
  const [server, users] = await Promise.all([
    authority.issue('server', { commonName: 'kube-apiserver', hosts: ['127.0.0.1', 'localhost'] }),
    makeUsers(authority),
  ]);
  const data = {
    url: urlOf(ports[0] ?? 0),
    urls: ports.map(urlOf),
    folder,
    caPem: authority.certPem,
    kubectl: programs.kubectl,
    users,
  };
  const access = new ClusterAccess(data);
  await writeSharedFiles(access);
  const apiServers = ports.map((port, index): ApiServer => {
    const name = index === 0 ? 'kube-apiserver' : `kube-apiserver-${index + 1}`;
    const args = apiServerArguments(folder, port, etcdUrl, server, options.apiServerFlags ?? []);
    return { url: urlOf(port), program: { name, command: programs.apiServer, args, stopSignal: 'SIGKILL' } };
  });
  const pids: number[] = [];
  // One after another: each writes what every cluster begins with, and only the first has to.
  for (const { url, program } of apiServers) {
    pids.push(await group.start(program));
    await awaitApiServer(access, url, group, program.name);
  }
  const controllerManager = await group.start({
    name: 'kube-controller-manager',
    command: programs.controllerManager,
    args: controllerManagerArguments(
      folder,
      options.version ?? defaultVersion,
      options.controllerManagerFlags ?? [],
    ),
    stopSignal: 'SIGKILL',
  });
  const api = access.api();
  await grantLimitedUsers(api);
  await awaitControllers(api, group, 'kube-controller-manager');
  await api.close();
  const [first] = apiServers;
  const [apiServer] = pids;
  if (first === undefined || apiServer === undefined) throw new Error('a control plane needs an API server');
  return new ControlPlane(access, group, first, { etcd, apiServer, controllerManager });
}

function urlOf(port: number): string {
  return `https://127.0.0.1:${port}`;
}

async function makeUsers(authority: Authority): Promise<Record<UserName, Credentials>> {
  const make = async (name: UserName): Promise<Credentials> => {
    const organization = groupOf(name);
    const { certFile, keyFile } = await authority.issue(name, {
      commonName: name,
      ...(organization === undefined ? {} : { organization }),
      validity: name === 'expired' ? 'expired' : 'current',
    });
    return { certFile, keyFile, token: newToken() };
  };
  const pairs = await Promise.all(userNames.map(async (name) => [name, await make(name)] as const));
  // One entry for each user name.
  return Object.fromEntries(pairs) as Record<UserName, Credentials>;
}

async function writeSharedFiles(access: ClusterAccess): Promise<void> {
  const { folder, users } = access.data;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  await writeFile(join(folder, 'sa.key'), privateKey.export({ type: 'pkcs8', format: 'pem' }), {
    mode: 0o600,
  });
  await access.writeFile('tokens.csv', tokenFile(users));
  for (const name of userNames) await access.writeFile(`${name}.token`, users[name].token);
  await access.writeFile('controller-manager.kubeconfig', access.kubeconfig('admin'));
}
