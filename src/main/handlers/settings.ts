// Channels of settings, of the environment that was found, and of the keychain.
import type { Environment as ShownEnvironment } from '../../shared/ipc/contract/settings.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import { ok } from '../../shared/ipc/result.ts';
import type { Environment, Ports } from '../ports.ts';
import type { Keychain } from '../storage/keychain.ts';
import type { SettingsFile } from '../storage/settings-file.ts';
import type { Policy } from '../tokens/policy.ts';
import type { Vault } from '../tokens/vault.ts';

type SettingsHandlers = Pick<
  Handlers,
  'settings.get' | 'settings.set' | 'settings.managed' | 'settings.environment' | 'keychain.check'
>;

export type SettingsServices = {
  readonly settings: SettingsFile;
  readonly policy: Policy;
  readonly keychain: Keychain;
  readonly vault: Vault;
  readonly ports: Ports;
};

/** Handlers of `settings.*` and `keychain.*`. */
export function settingsHandlers({
  settings,
  policy,
  keychain,
  vault,
  ports,
}: SettingsServices): SettingsHandlers {
  return {
    'settings.get': () => Promise.resolve(ok(policy.settings(settings.get()))),
    'settings.managed': () => Promise.resolve(ok(policy.state)),
    'settings.set': async ({ change }) => {
      const changed = await settings.set(change);
      if (!changed.ok) return changed;
      const holds = policy.settings(changed.value);
      ports.emit('settings.changed', holds);
      return ok(holds);
    },
    'settings.environment': async () => ok(shown(await ports.environment(), ports)),
    'keychain.check': async () => {
      const { name } = keychain;
      ports.emit('keychain.changed', { state: 'checking', name });
      const state = vault.keychainState(await keychain.check());
      ports.emit('keychain.changed', state);
      return ok(state);
    },
  };
}

const PROXY_VARIABLES = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'NO_PROXY'];

function shown(environment: Environment, ports: Ports): ShownEnvironment {
  const { source, shell, variables, remoteSession } = environment;
  const separator = process.platform === 'win32' ? ';' : ':';
  const path = (variables['PATH'] ?? '').split(separator).filter((part) => part !== '');
  const kubeconfig = variables['KUBECONFIG']?.slice(0, 4000);
  return {
    ...ports.about,
    source,
    ...(shell === undefined ? {} : { shell: shell.slice(0, 500) }),
    path: path.slice(0, 200).map((part) => part.slice(0, 1000)),
    ...(kubeconfig === undefined || kubeconfig === '' ? {} : { kubeconfig }),
    proxy: proxyLines(variables),
    dataFolder: ports.dataFolder.slice(0, 1000),
    remoteSession,
    readAt: ports.clock.now(),
  };
}

/** `NAME=value` for each proxy variable that is set, without what stands before an @: it may be a password. */
function proxyLines(variables: Environment['variables']): string[] {
  return PROXY_VARIABLES.flatMap((name) => [name, name.toLowerCase()])
    .map((name) => [name, variables[name]] as const)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${(value ?? '').replace(/[^/@]*@/g, '')}`.slice(0, 300))
    .slice(0, 10);
}
