// The frames of one window, as `WebFrameMain` shows them.
import { emitterWith, strict, type Carried } from './strict.ts';

/** One frame; `url` and `origin` are the app's view (app://). */
export interface Frame {
  readonly id: string;
  readonly parentId: string | undefined;
  url: string;
  origin: string;
  name: string;
  detached: boolean;
  readonly facade: Electron.WebFrameMain;
}

/** Sends a message to the preload of a frame. */
export type SendToFrame = (frame: Frame, channel: string, args: readonly unknown[]) => void;

/** Frames by Chromium's ids; the main frame stays the same object while the window lives. */
export class FrameTree {
  private readonly frames = new Map<string, Frame>();
  private readonly mainId: string;
  private readonly send: SendToFrame;

  constructor(mainId: string, send: SendToFrame) {
    this.mainId = mainId;
    this.send = send;
    this.attach(mainId);
  }

  get main(): Frame {
    return this.get(this.mainId) ?? this.attach(this.mainId);
  }

  get(id: string | undefined): Frame | undefined {
    return id === undefined ? undefined : this.frames.get(id);
  }

  all(): Frame[] {
    return [...this.frames.values()];
  }

  /** The frame of that id, made when it is new. */
  attach(id: string, parentId?: string): Frame {
    const known = this.frames.get(id);
    if (known) return known;
    const number = this.frames.size + 1;
    const state = { id, parentId, url: '', origin: '', name: '', detached: false };
    const frame: Frame = Object.assign(state, { facade: this.present(state, number) });
    this.frames.set(id, frame);
    return frame;
  }

  detach(id: string): void {
    const frame = this.frames.get(id);
    if (!frame || id === this.mainId) return;
    frame.detached = true;
    this.frames.delete(id);
  }

  /** Source: https://www.electronjs.org/docs/latest/api/web-frame-main */
  private present(state: Omit<Frame, 'facade'>, number: number): Electron.WebFrameMain {
    const related = (id: string | undefined) => this.get(id)?.facade ?? null;
    const members = {
      get url() {
        return state.url;
      },
      get origin() {
        return state.origin;
      },
      get name() {
        return state.name;
      },
      get detached() {
        return state.detached;
      },
      get parent() {
        return related(state.parentId);
      },
      get top() {
        return top();
      },
      get frames() {
        return children();
      },
      frameTreeNodeId: number,
      processId: 1,
      routingId: number,
      isDestroyed: () => state.detached,
      send: (channel: string, ...args: unknown[]) => {
        const frame = this.get(state.id);
        if (frame) this.send(frame, channel, args);
      },
    } satisfies Carried<Electron.WebFrameMain>;
    const top = () => related(this.mainId);
    const children = () =>
      this.all()
        .filter(({ parentId }) => parentId === state.id)
        .map(({ facade }) => facade);
    return strict<Electron.WebFrameMain>('WebFrameMain', emitterWith(members), []);
  }
}
