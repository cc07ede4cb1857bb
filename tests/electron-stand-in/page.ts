// One Chromium page: its DevTools sessions (frames and workers have their own), its worlds, its messages.
import type { Protocol } from 'devtools-protocol';
import type { Cdp, CdpEvent } from './cdp.ts';
import { encodeValue, type Encoded } from './clone.ts';
import { FrameTree, type Frame } from './frames.ts';
import { preloadWorldName, type PageScripts } from './page-scripts.ts';
import { answerPathQuestion } from './path-question.ts';
import type { Schemes } from './schemes.ts';

/** A message of a page's boot script. */
export interface FromPage {
  readonly kind: 'invoke' | 'send' | 'open' | 'close' | 'key' | 'drag';
  readonly id: number;
  readonly channel: string;
  readonly args: Encoded;
  readonly url: string;
  readonly origin: string;
}

/** What a page tells its window. */
export interface PageOwner {
  received(frame: Frame, message: FromPage): void;
  requested(request: Protocol.Fetch.RequestPausedEvent, session: string): Promise<void>;
  navigated(frame: Frame, main: boolean, sameDocument: boolean): void;
  loaded(): void;
  domReady(): void;
  crashed(): void;
  popup(details: Omit<Electron.HandlerDetails, 'referrer'>): void;
  console(level: string, message: string): void;
  preloadFailed(error: Error): void;
}

interface World {
  readonly session: string;
  readonly contextId: number;
  readonly uniqueId: string;
}

type TargetKind = 'page' | 'iframe' | 'worker';

/** The page behind a window; `attach` must have ended before anything is loaded. */
export class Page {
  readonly frames: FrameTree;
  private readonly worlds = new Map<string, World>();
  private readonly sessions = new Set<string>();
  private readonly cdp: Cdp;
  private readonly schemes: Schemes;
  private readonly scripts: PageScripts;
  private readonly owner: PageOwner;
  readonly session: string;

  constructor(
    target: { readonly targetId: string; readonly session: string },
    parts: {
      readonly cdp: Cdp;
      readonly schemes: Schemes;
      readonly scripts: PageScripts;
      readonly owner: PageOwner;
    },
  ) {
    this.session = target.session;
    this.cdp = parts.cdp;
    this.schemes = parts.schemes;
    this.scripts = parts.scripts;
    this.owner = parts.owner;
    this.frames = new FrameTree(target.targetId, (frame, channel, args) =>
      this.deliver(frame, { channel, args: encodeValue([...args]) }),
    );
  }

  /** Takes the page over: every request is asked for, and the boot scripts come before the page's own. */
  attach(): Promise<void> {
    return this.attachSession(this.session, 'page');
  }

  /** Hands a message to the preload of a frame; lost, as in Electron, when it has none. */
  deliver(frame: Frame, message: object): void {
    const world = this.worlds.get(frame.id);
    if (!world) return;
    const call = {
      functionDeclaration: 'function (message) { standInReceive(message); }',
      uniqueContextId: world.uniqueId,
      arguments: [{ value: message }],
    };
    void this.cdp.attempt('Runtime.callFunctionOn', call, world.session);
  }

  /** Ends the listening to every session. */
  forget(): void {
    for (const session of this.sessions) this.cdp.forget(session);
  }

  private async attachSession(session: string, kind: TargetKind): Promise<void> {
    const { cdp } = this;
    this.sessions.add(session);
    cdp.listen(session, (event) => this.handle(session, event));
    const autoAttach = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };
    const everything = { patterns: [{ urlPattern: '*' }] };
    const common = [
      kind === 'worker'
        ? cdp.attempt('Fetch.enable', everything, session)
        : cdp.send('Fetch.enable', everything, session),
      cdp.attempt('Target.setAutoAttach', autoAttach, session),
    ];
    await Promise.all([...common, ...(kind === 'worker' ? [] : this.boot(session))]);
    await cdp.attempt('Runtime.runIfWaitingForDebugger', undefined, session);
  }

  private boot(session: string): Promise<unknown>[] {
    const { cdp, scripts } = this;
    const binding = { name: 'standInSend', executionContextName: preloadWorldName };
    const preload = { source: scripts.preload, worldName: preloadWorldName };
    return [
      cdp.send('Page.enable', {}, session),
      cdp.send('Runtime.enable', undefined, session),
      cdp.send('Runtime.addBinding', binding, session),
      cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page }, session),
      cdp.send('Page.addScriptToEvaluateOnNewDocument', preload, session),
    ];
  }

  private handle(session: string, event: CdpEvent): void {
    const { owner, frames } = this;
    switch (event.method) {
      case 'Target.attachedToTarget': {
        this.attachChild(event.params);
        return;
      }
      case 'Page.frameAttached':
        return void frames.attach(event.params.frameId, event.params.parentFrameId);
      case 'Page.frameDetached':
        if (event.params.reason !== 'swap') frames.detach(event.params.frameId);
        return;
      case 'Page.frameNavigated': {
        this.frameNavigated(event.params.frame);
        return;
      }
      case 'Page.navigatedWithinDocument': {
        const frame = frames.attach(event.params.frameId);
        frame.url = this.schemes.toApp(event.params.url);
        owner.navigated(frame, frame === frames.main, true);
        return;
      }
      case 'Page.domContentEventFired':
        if (session === this.session) owner.domReady();
        return;
      case 'Page.loadEventFired':
        if (session === this.session) owner.loaded();
        return;
      case 'Page.windowOpen': {
        const { url, windowName, windowFeatures } = event.params;
        const disposition = windowFeatures.length > 0 ? 'new-window' : 'foreground-tab';
        const features = windowFeatures.join(',');
        owner.popup({ url: this.schemes.toApp(url), frameName: windowName, features, disposition });
        return;
      }
      case 'Inspector.targetCrashed': {
        owner.crashed();
        return;
      }
      case 'Runtime.executionContextCreated': {
        this.worldCreated(session, event.params.context);
        return;
      }
      case 'Runtime.exceptionThrown': {
        this.thrown(session, event.params.exceptionDetails);
        return;
      }
      case 'Runtime.consoleAPICalled': {
        const words = event.params.args.map((arg) => String(arg.value ?? arg.description ?? ''));
        owner.console(event.params.type, words.join(' '));
        return;
      }
      case 'Runtime.bindingCalled': {
        this.bindingCalled(session, event.params);
        return;
      }
      case 'Fetch.requestPaused':
        return void owner.requested(event.params, session);
      case 'Debugger.paused':
        return void answerPathQuestion(this.cdp, session, event.params);
      default:
        return;
    }
  }

  private attachChild({ sessionId, targetInfo }: Protocol.Target.AttachedToTargetEvent): void {
    const kinds: Record<string, TargetKind> = {
      iframe: 'iframe',
      worker: 'worker',
      service_worker: 'worker',
      shared_worker: 'worker',
    };
    const kind = kinds[targetInfo.type];
    if (kind === undefined)
      return void this.cdp.attempt('Runtime.runIfWaitingForDebugger', undefined, sessionId);
    void this.attachSession(sessionId, kind).catch(() => undefined); // It has gone again.
  }

  private frameNavigated(navigated: Protocol.Page.Frame): void {
    const frame = this.frames.attach(navigated.id, navigated.parentId);
    frame.url = this.schemes.toApp(navigated.url);
    const opaque = navigated.securityOrigin === '://';
    frame.origin = opaque ? 'null' : this.schemes.toApp(navigated.securityOrigin);
    frame.name = navigated.name ?? '';
    this.owner.navigated(frame, navigated.parentId === undefined, false);
  }

  private worldCreated(session: string, context: Protocol.Runtime.ExecutionContextDescription): void {
    if (context.name !== preloadWorldName) return;
    const { frameId } = context.auxData as { frameId: string }; // The frame of a page's context.
    this.worlds.set(frameId, { session, contextId: context.id, uniqueId: context.uniqueId });
  }

  private frameOf(session: string, contextId: number | undefined): Frame | undefined {
    for (const [frameId, world] of this.worlds)
      if (world.session === session && world.contextId === contextId) return this.frames.get(frameId);
    return undefined;
  }

  private bindingCalled(session: string, call: Protocol.Runtime.BindingCalledEvent): void {
    const frame = this.frameOf(session, call.executionContextId);
    if (call.name !== 'standInSend' || !frame) return;
    const message = JSON.parse(call.payload) as FromPage; // Our own boot script, in a world of its own.
    if (message.kind === 'drag') return void this.cdp.attempt('Debugger.enable', {}, session);
    frame.url = this.schemes.toApp(message.url);
    frame.origin = this.schemes.toApp(message.origin);
    this.owner.received(frame, message);
  }

  private thrown(session: string, details: Protocol.Runtime.ExceptionDetails): void {
    if (!this.frameOf(session, details.executionContextId)) return;
    this.owner.preloadFailed(new Error(details.exception?.description ?? details.text));
  }
}
