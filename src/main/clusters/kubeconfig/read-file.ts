// Reads one kubeconfig file: a regular file of at most 5 MB.
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { failed, ok, type Result } from '../../../shared/ipc/result.ts';
import type { Kubeconfig } from './model.ts';
import { parseKubeconfig } from './parse.ts';

/** The largest kubeconfig that is read; kubectl knows no limit. */
export const FILE_LIMIT_BYTES = 5_000_000;
/** Windows knows no such flag. */
const NON_BLOCKING = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK);

/** Reads a file of text; never follows into devices or pipes, never reads more than the limit. */
export async function readBoundedFile(path: string): Promise<Result<Buffer>> {
  const unusable = (reason: 'missing' | 'not-regular' | 'too-large' | 'unreadable') =>
    failed({ code: 'file-unusable', file: path.slice(0, 1000), reason });
  let file;
  try {
    // Non-blocking, because opening a pipe without a writer waits for ever.
    file = await open(path, NON_BLOCKING);
    const facts = await file.stat();
    if (!facts.isFile()) return unusable('not-regular');
    if (facts.size > FILE_LIMIT_BYTES) return unusable('too-large');
    // One byte more than the size shows a file that grows while it is read.
    const bytes = Buffer.alloc(Math.min(facts.size, FILE_LIMIT_BYTES) + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, length);
      length += bytesRead;
      if (bytesRead === 0 || length === bytes.length) break;
    }
    return length > FILE_LIMIT_BYTES ? unusable('too-large') : ok(bytes.subarray(0, length));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return unusable(code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable');
  } finally {
    await file?.close();
  }
}

/** Reads and parses a kubeconfig; `path` must be absolute. */
export async function readKubeconfigFile(path: string): Promise<Result<Kubeconfig>> {
  const bytes = await readBoundedFile(path);
  if (!bytes.ok) return bytes;
  const text = decode(bytes.value);
  if (text === undefined) {
    return failed({ code: 'kubeconfig-invalid', file: path.slice(0, 1000), reason: 'not-yaml' });
  }
  return parseKubeconfig(text, path);
}

/** UTF-8, or UTF-16 with a byte order mark; anything else is no YAML. */
function decode(bytes: Buffer): string | undefined {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
