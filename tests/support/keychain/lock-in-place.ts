// Locks a running keychain as its own dialog does: programs that use it keep their connection.
import { runCommand } from '../commands.ts';
import type { Keyring } from './keyring.ts';

/** Locks the login collection. Only a restart (`keyring.unlock`) opens it again. */
export async function lockInPlace(keyring: Keyring): Promise<void> {
  const { code, stderr } = await runCommand(
    'dbus-send',
    [
      ...['--session', '--print-reply', '--dest=org.freedesktop.secrets', '/org/freedesktop/secrets'],
      'org.freedesktop.Secret.Service.Lock',
      'array:objpath:/org/freedesktop/secrets/collection/login',
    ],
    { env: { ...process.env, ...keyring.env } },
  );
  if (code !== 0) throw new Error(stderr);
}
