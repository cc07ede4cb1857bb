// Sessions: protocol handlers, request blocking, permission handlers; and `protocol`.
import type { Schemes } from './schemes.ts';
import { emitterWith, notImplemented, strict, type Carried } from './strict.ts';

type ProtocolHandler = (request: Request) => Response | Promise<Response>;
type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void;
type PermissionRequest = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type PermissionCheck = Parameters<Electron.Session['setPermissionCheckHandler']>[0];

/** One session's rules. Cookies and storage are shared by all of them. */
export class Session {
  readonly handlers = new Map<string, ProtocolHandler>();
  permissionRequest: PermissionRequest = null;
  permissionCheck: PermissionCheck = null;
  private before: { readonly matches: (url: string) => boolean; readonly ask: BeforeRequest } | undefined;
  private readonly schemes: Schemes;
  readonly protocolMembers: Carried<Electron.Protocol>;
  readonly facade: Electron.Session;

  constructor(schemes: Schemes, persistent: boolean) {
    this.schemes = schemes;
    this.protocolMembers = this.createProtocol();
    const webRequest = {
      onBeforeRequest: this.onBeforeRequest.bind(this),
    } satisfies Carried<Electron.WebRequest>;
    // Source: https://www.electronjs.org/docs/latest/api/session
    const members = {
      protocol: strict<Electron.Protocol>('session.protocol', this.protocolMembers),
      webRequest: strict<Electron.WebRequest>('session.webRequest', webRequest),
      setPermissionRequestHandler: (handler: PermissionRequest) => void (this.permissionRequest = handler),
      setPermissionCheckHandler: (handler: PermissionCheck) => void (this.permissionCheck = handler),
      setDevicePermissionHandler: () => undefined, // Nothing here offers a device.
      setDisplayMediaRequestHandler: () => undefined,
      setSpellCheckerEnabled: () => undefined,
      setSpellCheckerDictionaryDownloadURL: () => undefined,
      isPersistent: () => persistent,
      clearStorageData: () => Promise.resolve(),
      clearCache: () => Promise.resolve(),
    } satisfies Carried<Electron.Session>;
    this.facade = strict<Electron.Session>('session', emitterWith(members), ['will-download']);
  }

  /** Whether the session's `onBeforeRequest` cancels the request. */
  async cancels(details: Electron.OnBeforeRequestListenerDetails): Promise<boolean> {
    const { before } = this;
    if (!before?.matches(details.url)) return false;
    const response = await new Promise<Electron.CallbackResponse>((resolve) => before.ask(details, resolve));
    if (response.redirectURL !== undefined) notImplemented('a redirectURL from onBeforeRequest');
    return response.cancel === true;
  }

  private onBeforeRequest(
    filter: Electron.WebRequestFilter | BeforeRequest | null,
    listener: BeforeRequest | null = null,
  ): void {
    const ask = typeof filter === 'function' ? filter : listener;
    const urls = typeof filter === 'function' || filter === null ? ['<all_urls>'] : filter.urls;
    const patterns = urls.map(patternOf);
    this.before = ask ? { ask, matches: (url) => patterns.some((pattern) => pattern.test(url)) } : undefined;
  }

  /** Source: https://www.electronjs.org/docs/latest/api/protocol */
  private createProtocol(): Carried<Electron.Protocol> {
    return {
      handle: (scheme: string, handler: ProtocolHandler) => {
        if (!this.schemes.has(scheme))
          notImplemented(`protocol.handle('${scheme}') of an unregistered scheme`);
        if (this.handlers.has(scheme)) throw new Error('Failed to register protocol: ' + scheme);
        this.handlers.set(scheme, handler);
      },
      unhandle: (scheme: string) => void this.handlers.delete(scheme),
      isProtocolHandled: (scheme: string) => this.handlers.has(scheme),
    } satisfies Carried<Electron.Protocol>;
  }
}

/** Sessions by partition. */
export class Sessions {
  private readonly partitions = new Map<string, Session>();
  private readonly schemes: Schemes;
  readonly default: Session;

  constructor(schemes: Schemes) {
    this.schemes = schemes;
    this.default = new Session(schemes, true);
  }

  /** Source: https://www.electronjs.org/docs/latest/api/session#sessionfrompartitionpartition-options */
  fromPartition(partition: string): Session {
    if (partition === '') return this.default;
    const known = this.partitions.get(partition);
    if (known) return known;
    const session = new Session(this.schemes, partition.startsWith('persist:'));
    this.partitions.set(partition, session);
    return session;
  }

  of({ session, partition }: Electron.WebPreferences): Session {
    const all = [this.default, ...this.partitions.values()];
    return all.find(({ facade }) => facade === session) ?? this.fromPartition(partition ?? '');
  }
}

function patternOf(glob: string): RegExp {
  if (glob === '<all_urls>') return /^/;
  const escaped = glob.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*');
  return new RegExp(`^${escaped}$`);
}
