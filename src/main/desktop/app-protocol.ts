// The app:// scheme: registered before the app is ready, served to a session after it.
import { protocol, type Session } from 'electron';
import { APP_SCHEME } from './app-origin.ts';
import { appFile } from './app-files.ts';

/** Must run before the app is ready. Standard gives the scheme an origin, secure makes it a trustworthy one. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** Serves the files of the built renderer in `folder`. */
export function serveApp(session: Session, folder: string): void {
  session.protocol.handle(APP_SCHEME, (request) => appFile(folder, request));
}
