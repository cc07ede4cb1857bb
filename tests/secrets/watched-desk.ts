// A desk of which everything that leaves main is kept: calls and events over IPC, and each renderer's page and heap.
import type { ElectronApplication, Page } from '@playwright/test';
import type { Input, Output } from '../../src/shared/ipc/contract.ts';
import type { CallName } from '../../src/shared/ipc/channels.ts';
import type { Result } from '../../src/shared/ipc/result.ts';
import type { Desk } from '../support/desk.ts';
import { CommandLines } from './command-lines.ts';
import type { Search } from './search.ts';

export class WatchedDesk {
  readonly desk: Desk;
  readonly #search: Search;
  #lines: CommandLines | undefined;

  constructor(desk: Desk, search: Search) {
    this.desk = desk;
    this.#search = search;
  }

  get page(): Page {
    return this.desk.page;
  }

  async start(): Promise<void> {
    await this.desk.start();
    this.#lines = new CommandLines(this.desk.app.process().pid ?? 0);
    await traceIpc(this.desk.app);
  }

  /** One call as the renderer makes it. */
  async ask<Name extends CallName>(name: Name, input: Input<Name>): Promise<Result<Output<Name>>> {
    const answer = await this.page.evaluate(
      // The contract pairs name and input; what crosses to the page loses that.
      ([call, with_]) => window.tokenDesk.call(call, with_ as never) as Promise<unknown>,
      [name, input] as const,
    );
    return answer as Result<Output<Name>>; // The gate has parsed it.
  }

  /** Looks through the page as it is now. */
  async lookAtPage(step: string): Promise<void> {
    this.#search.look('page', step, await this.page.content());
  }

  /** Looks through all that the renderer remembers, and the trace of the IPC. */
  async lookInside(step: string): Promise<void> {
    this.#search.look('renderer heap', step, await heapOf(this.page));
    this.#search.look('IPC', step, await ipcSoFar(this.desk.app));
    await this.#search.lookInFolder('database, log and settings', this.desk.userDataFolder);
  }

  /** Quits and looks through what is left. */
  async close(step: string): Promise<void> {
    await this.lookInside(step);
    await this.desk.close();
    await this.#lookBehind(step);
  }

  async restart(step: string): Promise<void> {
    await this.close(step);
    await this.start();
  }

  /** Ends the app as a power cut would. */
  async kill(step: string): Promise<void> {
    this.desk.app.process().kill('SIGKILL');
    await this.desk.close().catch(() => undefined);
    await this.#lookBehind(step);
  }

  async #lookBehind(step: string): Promise<void> {
    await this.#lines?.stop();
    for (const line of this.#lines?.seen ?? [])
      this.#search.look('command lines', line.split('\0')[0] ?? '', line);
    this.#search.look('terminal', step, this.desk.output);
    await this.#search.lookInFolder('database, log and settings', this.desk.userDataFolder);
  }
}

/** Wraps each handler and the way of events, in main; both are private to Electron. */
async function traceIpc(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const trace: string[] = [];
    Object.assign(globalThis, { ipcTrace: trace });
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error('there is no window');
    type Handler = (event: unknown, input: unknown) => unknown;
    const ipc = contents.ipc as unknown as { _invokeHandlers: Map<string, Handler> };
    for (const [name, handler] of ipc._invokeHandlers) {
      ipc._invokeHandlers.set(name, async (event, input) => {
        const answer = await handler(event, input);
        trace.push(JSON.stringify({ name, input, answer }));
        return answer;
      });
    }
    const send = contents.send.bind(contents);
    contents.send = (name: string, ...payload: unknown[]) => {
      trace.push(JSON.stringify({ name, payload }));
      send(name, ...payload);
    };
  });
}

function ipcSoFar(app: ElectronApplication): Promise<string> {
  // Put there when the app started.
  return app.evaluate(() => (globalThis as unknown as { ipcTrace: string[] }).ipcTrace.join('\n'));
}

/** All strings of a page, from a heap snapshot; V8 writes the first kilobyte of each. */
async function heapOf(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  if (chunks.length === 0) throw new Error('the heap snapshot is empty');
  return Buffer.from(chunks.join(''));
}
