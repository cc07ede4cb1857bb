// Calls and events about settings, the environment found, and the keychain.
import { z } from 'zod';
import { Count, list, text, Time } from '../../bounded.ts';
import { ManagedState } from '../../managed.ts';
import { Settings } from '../../settings.ts';
import { AppError } from '../result.ts';

const Keychain = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('unlocked'), name: text(100), tokens: Count, longestBytes: Count }),
  z.strictObject({ state: z.literal('unusable'), name: text(100), error: AppError }),
  z.strictObject({ state: z.literal('checking'), name: text(100) }),
]);
export type Keychain = z.infer<typeof Keychain>;

const Environment = z.strictObject({
  version: text(50),
  runtime: text(200),
  /** `inherited`: from the terminal. `login-shell`: read from it. `failed`: it did not answer in time. */
  source: z.enum(['inherited', 'login-shell', 'failed']),
  shell: text(500).optional(),
  path: list(text(1000), 200),
  kubeconfig: text(4000).optional(),
  proxy: list(text(300), 10),
  dataFolder: text(1000),
  remoteSession: z.boolean(),
  readAt: Time,
});
export type Environment = z.infer<typeof Environment>;

export const settingsCalls = {
  'settings.get': { input: z.strictObject({}), output: Settings },
  'settings.set': {
    /** No defaults here: a field that is absent stays as it is. */
    input: z.strictObject({ change: settingsChange() }),
    output: Settings,
  },
  /** What an administrator of the machine has set for everyone. */
  'settings.managed': { input: z.strictObject({}), output: ManagedState },
  'settings.environment': { input: z.strictObject({}), output: Environment },
  /** Asks the keychain; the system may show its unlock dialog. */
  'keychain.check': { input: z.strictObject({}), output: Keychain },
};

function settingsChange() {
  const shape = Settings.shape;
  return z.strictObject({
    theme: shape.theme.unwrap().optional(),
    clipboardSeconds: shape.clipboardSeconds.unwrap().optional(),
    portalClipboardSeconds: shape.portalClipboardSeconds.unwrap().optional(),
    keepOutOfClipboardHistory: shape.keepOutOfClipboardHistory.unwrap().optional(),
    lifetimeSeconds: shape.lifetimeSeconds.unwrap().optional(),
    revocable: shape.revocable.unwrap().optional(),
    keep: shape.keep,
    rolePreset: shape.rolePreset.unwrap().optional(),
    portalCloud: shape.portalCloud.unwrap().optional(),
    portalToken: shape.portalToken.unwrap().optional(),
    revealSeconds: shape.revealSeconds.unwrap().optional(),
    lockMinutes: shape.lockMinutes.unwrap().optional(),
    lockWithScreen: shape.lockWithScreen.unwrap().optional(),
    tray: shape.tray.unwrap().optional(),
    notifyMinutes: shape.notifyMinutes.unwrap().optional(),
    contentProtection: shape.contentProtection.unwrap().optional(),
  });
}

export const settingsEvents = {
  'settings.changed': Settings,
  'keychain.changed': Keychain,
};
