// Asks the app's permission handlers and tells Chromium the answer.
import type { Cdp } from './cdp.ts';
import type { Session } from './session.ts';

type Requested = Parameters<NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>>[1];

/** Electron's names beside Chromium's: https://www.electronjs.org/docs/latest/api/session#sessetpermissionrequesthandlerhandler */
const permissions = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['media', 'microphone'],
  ['media', 'camera'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['midi', 'midi'],
  ['display-capture', 'display-capture'],
  ['idle-detection', 'idle-detection'],
  ['storage-access', 'storage-access'],
  ['window-management', 'window-management'],
] as const satisfies readonly (readonly [Requested, string])[];

/** Who asks, and for which address. */
export interface Asking {
  readonly contents: Electron.WebContents;
  /** As the app sees it. */
  readonly url: string;
  /** As Chromium sees it. */
  readonly webOrigin: string;
}

/**
 * Asks once for every permission before a document loads (Electron asks at each use) and sets the answers.
 * Without handlers Electron grants: https://www.electronjs.org/docs/latest/tutorial/security#5-handle-session-permission-requests-from-remote-content
 */
export async function applyPermissions(cdp: Cdp, session: Session, asking: Asking): Promise<void> {
  const grants = permissions.map(async ([electronName, name]) => {
    const setting = (await isGranted(session, asking, electronName)) ? 'granted' : 'denied';
    const permission = name === 'clipboard-read' ? { name, allowWithoutSanitization: true } : { name };
    await cdp.attempt('Browser.setPermission', { permission, setting, origin: asking.webOrigin });
  });
  await Promise.all(grants);
}

async function isGranted(session: Session, asking: Asking, name: Requested): Promise<boolean> {
  const { contents, url } = asking;
  const details = { requestingUrl: url, isMainFrame: true };
  const origin = new URL(url).origin;
  if (session.permissionCheck && !session.permissionCheck(contents, name, origin, details)) return false;
  const { permissionRequest } = session;
  if (!permissionRequest) return true;
  return new Promise((resolve) => permissionRequest(contents, name, resolve, details));
}
