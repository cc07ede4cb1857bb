// A fake: managed settings as an administrator would put them, without changing this machine. Loaded before the app.
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const place = '/etc/token-desk/managed.json';
const content = process.env['FAKE_MANAGED_SETTINGS'] ?? '';
const { readFile, stat } = fs;

Object.assign(fs, {
  stat: (file: unknown, ...rest: unknown[]): unknown =>
    file === place
      ? Promise.resolve({ size: content.length, mode: 0o100644, uid: 0 })
      : Reflect.apply(stat, fs, [file, ...rest]),
  readFile: (file: unknown, ...rest: unknown[]): unknown =>
    file === place ? Promise.resolve(content) : Reflect.apply(readFile, fs, [file, ...rest]),
});
syncBuiltinESMExports();
