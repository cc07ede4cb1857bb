// Decides each request of a page: navigation events, blocking, protocol handlers.
import type { Protocol } from 'devtools-protocol';
import type { Cdp } from './cdp.ts';
import type { Frame } from './frames.ts';
import { applyPermissions } from './permissions.ts';
import type { Schemes } from './schemes.ts';
import type { Session } from './session.ts';
import { preventable } from './strict.ts';

type Paused = Protocol.Fetch.RequestPausedEvent;
type ResourceType = Electron.OnBeforeRequestListenerDetails['resourceType'];

/** The window that a request comes from. */
export interface Requester {
  readonly cdp: Cdp;
  readonly schemes: Schemes;
  readonly session: Session;
  readonly contents: Electron.WebContents;
  readonly mainFrame: Frame;
  frame(id: string | undefined): Frame | undefined;
  /** Whether main itself asked for this address. */
  startedByMain(url: string): boolean;
}

const resourceTypes: Partial<Record<Protocol.Network.ResourceType, ResourceType>> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Media: 'media',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  WebSocket: 'webSocket',
};

/** Answers, continues or fails one paused request. Never throws. */
export async function answerRequest(paused: Paused, session: string, from: Requester): Promise<void> {
  const { cdp, schemes } = from;
  const { requestId } = paused;
  const url = schemes.toApp(paused.request.url);
  const fail = (errorReason: Protocol.Network.ErrorReason) =>
    cdp.attempt('Fetch.failRequest', { requestId, errorReason }, session);
  try {
    const document = paused.resourceType === 'Document';
    const main = document && paused.frameId === from.mainFrame.id;
    if (document && !mayNavigate(paused, url, main, from)) {
      await fail('Aborted');
      return;
    }
    if (await from.session.cancels(detailsOf(paused, url, main, from))) {
      await fail('BlockedByClient');
      return;
    }
    const scheme = url.slice(0, url.indexOf(':'));
    // Chromium asks for an icon by itself; Electron does not.
    if (schemes.has(scheme) && url.endsWith('/favicon.ico')) {
      await fail('Aborted');
      return;
    }
    const handler = from.session.handlers.get(scheme);
    if (!handler) {
      if (schemes.has(scheme)) {
        await fail('Failed');
        return;
      }
      await cdp.attempt('Fetch.continueRequest', { requestId }, session);
      return;
    }
    if (main) await permit(paused, url, from);
    await fulfil(paused, session, await handler(requestOf(paused, url)), from);
  } catch (error) {
    process.stderr.write(
      `stand-in: ${url}: ${error instanceof Error ? (error.stack ?? '') : String(error)}\n`,
    );
    await fail('Failed');
  }
}

/** Source: https://www.electronjs.org/docs/latest/api/web-contents#event-will-frame-navigate and the two beside it. */
function mayNavigate(paused: Paused, url: string, main: boolean, from: Requester): boolean {
  const redirect = paused.redirectedRequestId !== undefined;
  if (main && !redirect && from.startedByMain(url)) return true;
  const facts = { url, isSameDocument: false, isMainFrame: main, isInPlace: false };
  const frame = from.frame(paused.frameId)?.facade ?? null;
  const details = preventable({ ...facts, frame, initiator: from.mainFrame.facade });
  if (redirect) from.contents.emit('will-redirect', details, url, false, main);
  else from.contents.emit('will-frame-navigate', details);
  if (main && !redirect) from.contents.emit('will-navigate', details, url, false, true);
  return !details.defaultPrevented;
}

function detailsOf(
  paused: Paused,
  url: string,
  main: boolean,
  from: Requester,
): Electron.OnBeforeRequestListenerDetails {
  const frame = from.frame(paused.frameId)?.facade ?? null;
  const documentType = main ? 'mainFrame' : 'subFrame';
  const type = paused.resourceType === 'Document' ? documentType : resourceTypes[paused.resourceType];
  return {
    id: Number(/\d+$/.exec(paused.requestId)?.[0] ?? 0),
    url,
    method: paused.request.method,
    resourceType: type ?? 'other',
    referrer: from.schemes.toApp(paused.request.headers['Referer'] ?? ''),
    timestamp: Date.now(),
    uploadData: [],
    webContentsId: from.contents.id,
    webContents: from.contents,
    frame,
  };
}

async function permit(paused: Paused, url: string, { cdp, session, contents }: Requester): Promise<void> {
  const webOrigin = new URL(paused.request.url).origin;
  await applyPermissions(cdp, session, { contents, url, webOrigin });
}

function requestOf({ request }: Paused, url: string): Request {
  const body = Buffer.concat(
    (request.postDataEntries ?? []).map(({ bytes = '' }) => Buffer.from(bytes, 'base64')),
  );
  const { method, headers } = request;
  return new Request(url, { method, headers, ...(body.length > 0 ? { body } : {}) });
}

async function fulfil(paused: Paused, session: string, response: Response, from: Requester): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer()).toString('base64');
  const responseHeaders = [...response.headers].map(([name, value]) => ({
    name,
    value: from.schemes.textToWeb(value),
  }));
  const answer = { requestId: paused.requestId, responseCode: response.status, responseHeaders, body };
  await from.cdp.attempt('Fetch.fulfillRequest', answer, session);
}
