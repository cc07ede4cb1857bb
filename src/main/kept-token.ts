// The composition root of `get-token`: database and keychain, and nothing else.
import { Keychain } from './storage/keychain.ts';
import { readKeptToken, type KeptToken, type WantedToken } from './tokens/kept-token.ts';

/** Reads a token that is kept in the keychain; see `readKeptToken`. `now` is epoch milliseconds. */
export function keptToken(dataFolder: string, wanted: WantedToken, now: number): Promise<KeptToken> {
  const keychain = new Keychain({
    platform: process.platform,
    desktop: process.env['XDG_CURRENT_DESKTOP'],
  });
  return readKeptToken(dataFolder, wanted, now, keychain);
}
