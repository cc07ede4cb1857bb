// A clipboard in memory, for tests that are not about the system's.
import type { ClipboardPort } from '../../src/main/ports.ts';
import { failed, ok, type Result } from '../../src/shared/ipc/result.ts';

export class FakeClipboard implements ClipboardPort {
  content = '';
  /** Whether the last token came with hints to clipboard managers. */
  hinted = false;
  /** Makes the next writes fail. */
  refuses = false;

  write(text: string, hints: boolean): Promise<Result<void>> {
    if (this.refuses) return Promise.resolve(failed({ code: 'clipboard-refused' }));
    this.content = text;
    this.hinted = hints;
    return Promise.resolve(ok(undefined));
  }

  read(): Promise<string> {
    return Promise.resolve(this.content);
  }

  clear(): Promise<void> {
    this.content = '';
    return Promise.resolve();
  }
}
