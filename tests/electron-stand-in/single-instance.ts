// One running app for each user-data folder; a second one leaves its arguments with the first.
import {
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { decodeValue, encodeValue, type Encoded } from './clone.ts';

/** What a second process said. */
export interface SecondInstance {
  readonly argv: string[];
  readonly workingDirectory: string;
  readonly data: unknown;
}

interface Letter {
  readonly argv: string[];
  readonly workingDirectory: string;
  readonly data: Encoded;
}

/** The lock is a link that names its owner's process; a link of a dead process counts for nothing. */
export class SingleInstance {
  private held: { release(): void } | undefined;

  get isHeld(): boolean {
    return this.held !== undefined;
  }

  /** Takes the lock, or tells its owner and answers false. Source: https://www.electronjs.org/docs/latest/api/app#apprequestsingleinstancelockadditionaldata */
  request(folder: string, data: unknown, onSecond: (second: SecondInstance) => void): boolean {
    if (this.held) return true;
    const lock = join(folder, 'stand-in.lock');
    const inbox = join(folder, 'stand-in.inbox');
    if (!takeLock(lock)) {
      leaveLetter(inbox, { argv: process.argv, workingDirectory: process.cwd(), data: encodeValue(data) });
      return false;
    }
    rmSync(inbox, { recursive: true, force: true });
    mkdirSync(inbox, { recursive: true, mode: 0o700 });
    const watcher = watch(inbox, (_event, file) => {
      if (file?.endsWith('.json') !== true) return;
      const letter = takeLetter(join(inbox, file));
      if (letter) onSecond({ ...letter, data: decodeValue(letter.data) });
    });
    const release = () => {
      watcher.close();
      rmSync(lock, { force: true });
      rmSync(inbox, { recursive: true, force: true });
    };
    this.held = { release };
    return true;
  }

  release(): void {
    this.held?.release();
    this.held = undefined;
  }
}

function takeLock(lock: string): boolean {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      symlinkSync(String(process.pid), lock);
      return true;
    } catch {
      if (isAlive(ownerOf(lock))) return false;
      rmSync(lock, { force: true });
    }
  }
  return false;
}

function ownerOf(lock: string): string {
  try {
    return readlinkSync(lock);
  } catch {
    return '';
  }
}

function isAlive(pid: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('electron-stand-in');
  } catch {
    return false;
  }
}

function leaveLetter(inbox: string, letter: Letter): void {
  const file = join(inbox, `${process.pid}-${Date.now()}.json`);
  writeFileSync(`${file}.part`, JSON.stringify(letter), { mode: 0o600 });
  renameSync(`${file}.part`, file);
}

function takeLetter(file: string): Letter | undefined {
  try {
    const letter = JSON.parse(readFileSync(file, 'utf8')) as Letter; // Written by leaveLetter above.
    rmSync(file, { force: true });
    return letter;
  } catch {
    return undefined; // The watcher reports a file more than once.
  }
}
