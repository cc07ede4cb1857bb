// The clipboard of the X server, through xclip. Only plain text is carried.
import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const selection = ['-selection', 'clipboard', '-t', 'UTF8_STRING'];
const limitMs = 2_000;

/** The owner of a text is a child process that dies with us, as a real owner's text does. */
export class XClipboard {
  private owner: ChildProcess | undefined;

  /** Undefined where there is no display or no xclip. */
  static find(): XClipboard | undefined {
    if ((process.env['DISPLAY'] ?? '') === '') return undefined;
    return spawnSync('xclip', ['-version'], { timeout: limitMs }).status === 0 ? new XClipboard() : undefined;
  }

  /** Whether what was written last is still on the clipboard. */
  get isOurs(): boolean {
    return this.owner?.exitCode === null && this.owner.signalCode === null;
  }

  /** Empty where nobody owns the clipboard. */
  read(): Promise<string> {
    return new Promise((resolve) => {
      execFile('xclip', [...selection, '-o'], { timeout: limitMs }, (error, text) =>
        resolve(error ? '' : text),
      );
    });
  }

  /** Resolves once other programs see the text. */
  async write(text: string): Promise<void> {
    this.release();
    const words = ['--pdeathsig', 'KILL', 'xclip', '-quiet', ...selection, '-i'];
    const owner = spawn('setpriv', words, { stdio: ['pipe', 'ignore', 'ignore'] });
    owner.stdin.on('error', () => undefined);
    owner.stdin.end(text);
    this.owner = owner;
    const end = Date.now() + limitMs;
    while (Date.now() < end) {
      if ((await this.read()) === text) return;
      await sleep(10);
    }
    throw new Error('stand-in: the X clipboard did not take the text');
  }

  /** Gives the clipboard up, if it is ours. */
  release(): void {
    this.owner?.kill('SIGKILL');
    this.owner = undefined;
  }
}
