// Writes a file whole or not at all, for the user alone.
import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';

/** Writes `file` with mode 0600, on disk when this answers; what was there is replaced. Fails with `file-unusable`. */
export async function writeWholeFile(file: string, content: string): Promise<Result<void>> {
  const unfinished = `${file}.${randomUUID()}`;
  try {
    const handle = await open(unfinished, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
    return ok(undefined);
  } catch {
    await rm(unfinished, { force: true }).catch(() => undefined);
    return failed({ code: 'file-unusable', file: file.slice(0, 1000), reason: 'unreadable' });
  }
}
