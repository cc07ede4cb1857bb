// Takes away from every page what this app never needs: network, navigation, new windows, webviews, permissions.
import { app, type Session, type WebContents } from 'electron';
import { isAppUrl } from './app-origin.ts';

/** Must run before the app is ready: sandbox for every renderer, and the rules for every page made later. */
export function hardenApp(): void {
  app.enableSandbox();
  // Requests are cancelled below; WebRTC does not pass there.
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  app.on('web-contents-created', (_event, contents) => hardenPage(contents));
}

/** Cancels every request but app://, and denies every permission, asked for or only checked. */
export function hardenSession(session: Session): void {
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isAppUrl(details.url) }));
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

function hardenPage(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // Pages are loaded by main alone; nothing that a page starts goes anywhere, not even to another page of ours.
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
