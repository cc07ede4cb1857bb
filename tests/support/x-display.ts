// A private X display without a screen, for tests that show windows or use the clipboard.
import { awaitProgram } from './processes/await-program.ts';
import { ProcessGroup } from './processes/process-group.ts';

const limitMs = 20_000;
const program = 'Xvfb';

/** An X server. It ends with `stop` or with this process, and takes its socket and lock file with it. */
export class XDisplay {
  /** Put this over a program's environment: the display, and no Wayland. */
  readonly env: Readonly<Record<string, string>>;
  readonly group: ProcessGroup;

  constructor(group: ProcessGroup, name: string) {
    this.group = group;
    this.env = { DISPLAY: name, WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: 'x11' };
  }

  /** Ends the X server. */
  stop(): Promise<void> {
    return this.group.stop();
  }
}

/** Starts Xvfb on a display number of its own choice, in about 0.2 s. Throws with the end of its log when it cannot. */
export async function startXDisplay({ width = 1440, height = 900 } = {}): Promise<XDisplay> {
  const group = await ProcessGroup.create('x-display');
  try {
    await group.start({
      name: program,
      command: 'Xvfb',
      // The chosen number is written to standard output, which is the log.
      args: ['-displayfd', '1', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset'],
    });
    const number = async () => /^(\d+)$/m.exec(await group.log(program))?.[1];
    await awaitProgram(group, program, limitMs, async () => (await number()) !== undefined);
    return new XDisplay(group, `:${(await number()) ?? ''}`);
  } catch (error) {
    await group.stop();
    throw error;
  }
}
