// The system's keychain: one entry for each kept token, found by the issuance id.
import { createRequire } from 'node:module';
import type * as Keytar from 'keytar';
import type { IssuanceId } from '../../shared/ids.ts';
import { DETAIL_LIMIT, failed, ok, type Result } from '../../shared/ipc/outcome.ts';
import type { AppError } from '../../shared/ipc/result.ts';
import { redactShapes } from '../redact.ts';
import { KeychainQueue } from './keychain-queue.ts';

const SERVICE = 'token-desk';
/** An entry without a secret, written and removed to see whether the keychain takes entries. */
const PROBE_SERVICE = 'token-desk-check';
const PROBE = 'check';
/** CRED_MAX_CREDENTIAL_BLOB_SIZE of Windows Credential Manager. */
const WINDOWS_LIMIT_BYTES = 2560;
const PATIENCE_MS = 10_000;
/** Words of libsecret and of macOS for a keychain that exists but is not open. */
const LOCKED = /locked|interaction is not allowed|passphrase|cancel|dismiss|prompt/i;

/** The calls of keytar that we use; `findCredentials`, which reads every token, is not among them. */
export type KeychainCalls = Pick<typeof Keytar, 'getPassword' | 'setPassword' | 'deletePassword'>;

export type KeychainOptions = {
  readonly platform: NodeJS.Platform;
  /** `XDG_CURRENT_DESKTOP`, which tells KWallet from GNOME Keyring. */
  readonly desktop?: string | undefined;
  /** How long a call may take before it is reported, milliseconds; 10 s by default. */
  readonly patienceMs?: number;
  /** Loads the calls when they are first used; keytar by default. */
  readonly load?: () => KeychainCalls;
  /** Told when it turns out to be open or closed and was the other way, or unknown, before. */
  readonly changed?: (state: Result<void>) => void;
};

export class Keychain {
  /** What the system calls it. */
  readonly name: string;
  readonly #platform: NodeJS.Platform;
  readonly #load: () => KeychainCalls;
  readonly #queue: KeychainQueue;
  readonly #changed: (state: Result<void>) => void;
  #last: AppError['code'] | 'open' | undefined;
  #calls: KeychainCalls | undefined;

  constructor(options: KeychainOptions) {
    this.#platform = options.platform;
    this.name = nameOf(options.platform, options.desktop);
    this.#load = options.load ?? loadKeytar;
    this.#queue = new KeychainQueue(options.patienceMs ?? PATIENCE_MS);
    this.#changed = options.changed ?? (() => undefined);
  }

  /**
   * Keeps a token. Fails with `keychain-too-large`, `-locked`, `-unavailable` or `-silent`; an entry that appears after
   * it was reported as silent is removed again.
   */
  async set(id: IssuanceId, token: string): Promise<Result<void>> {
    const bytes = Buffer.byteLength(token);
    if (this.#platform === 'win32' && bytes > WINDOWS_LIMIT_BYTES) {
      return failed({ code: 'keychain-too-large', bytes, limit: WINDOWS_LIMIT_BYTES });
    }
    const kept = await this.#queue.run(
      () => this.#use().setPassword(SERVICE, id, token),
      explain,
      () => this.#use().deletePassword(SERVICE, id),
    );
    return this.#note(kept);
  }

  /** Reads a token. Fails with `token-gone` where the keychain is open and has no such entry. */
  async get(id: IssuanceId): Promise<Result<string>> {
    const found = await this.#queue.run(() => this.#use().getPassword(SERVICE, id), explain);
    if (!found.ok) return this.#note(found);
    if (found.value !== null) return this.#note(ok(found.value));
    const open = await this.check();
    return open.ok ? failed({ code: 'token-gone', where: 'keychain' }) : open;
  }

  /** Removes an entry; one that is not there is as good. */
  async delete(id: IssuanceId): Promise<Result<void>> {
    const removed = await this.#queue.run(() => this.#use().deletePassword(SERVICE, id), explain);
    if (!removed.ok) return this.#note(removed);
    return removed.value ? ok(undefined) : this.check();
  }

  /**
   * Whether the keychain takes entries now; the system may show its unlock dialog. A locked keyring answers reads as if
   * there were no entry and says that it is locked only to a write (measured with gnome-keyring), so this writes one.
   */
  async check(): Promise<Result<void>> {
    const checked = await this.#queue.run(async () => {
      const calls = this.#use();
      await calls.setPassword(PROBE_SERVICE, PROBE, PROBE);
      await calls.deletePassword(PROBE_SERVICE, PROBE);
    }, explain);
    return this.#note(checked);
  }

  #note<Outcome extends Result<unknown>>(outcome: Outcome): Outcome {
    const now = outcome.ok ? 'open' : outcome.error.code;
    if (now !== this.#last) {
      this.#last = now;
      this.#changed(outcome.ok ? ok(undefined) : outcome);
    }
    return outcome;
  }

  #use(): KeychainCalls {
    this.#calls ??= this.#load();
    return this.#calls;
  }
}

function loadKeytar(): KeychainCalls {
  // keytar is CommonJS without named exports; its own declarations give the type.
  return createRequire(import.meta.url)('keytar') as KeychainCalls;
}

function explain(error: unknown): AppError {
  const words = error instanceof Error ? error.message : String(error);
  const detail = redactShapes(words).slice(0, DETAIL_LIMIT);
  return { code: LOCKED.test(words) ? 'keychain-locked' : 'keychain-unavailable', detail };
}

function nameOf(platform: NodeJS.Platform, desktop: string | undefined): string {
  if (platform === 'darwin') return 'macOS Keychain';
  if (platform === 'win32') return 'Windows Credential Manager';
  return desktop?.toUpperCase().includes('KDE') ? 'KWallet' : 'GNOME Keyring';
}
