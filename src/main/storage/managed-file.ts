// Reads the managed settings: a small JSON file that only an administrator of the machine may write.
import { readFile, stat } from 'node:fs/promises';
import { Managed, type ManagedState } from '../../shared/managed.ts';

const LONGEST_BYTES = 1_000_000;

/**
 * Reads it once. A file that is there and cannot be used is told as `broken`, never passed over: what it would forbid is
 * not known. On systems with POSIX permissions it has to belong to root and be writable for its owner alone.
 */
export async function readManaged(file: string): Promise<ManagedState> {
  const shown = file.slice(0, 1000);
  const broken = (detail: string): ManagedState => ({
    state: 'broken',
    file: shown,
    error: { code: 'managed', what: 'file', allowed: shown, detail: detail.slice(0, 2000) },
  });
  try {
    const { size, mode, uid } = await stat(file);
    if (size > LONGEST_BYTES) return broken('it is larger than 1 MB');
    if (process.platform !== 'win32') {
      if (uid !== 0) return broken('it does not belong to root');
      if ((mode & 0o022) !== 0) return broken('others than its owner may write it');
    }
    const parsed = Managed.safeParse(JSON.parse(await readFile(file, 'utf8')));
    if (parsed.success) return { state: 'managed', file: shown, managed: parsed.data };
    const [issue] = parsed.error.issues;
    return broken(`${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? 'not understood'}`);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
      return { state: 'none' };
    }
    return broken(error instanceof SyntaxError ? 'it is not JSON' : 'it cannot be read');
  }
}
