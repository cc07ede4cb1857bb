// The least that a window can be in this runtime: what Token Desk's start is compared with.
import { app, BrowserWindow, protocol, session } from 'electron';

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  session.defaultSession.protocol.handle('app', () => {
    const page = '<!doctype html><title>Empty</title><h1>Empty</h1>';
    return new Response(page, { headers: { 'content-type': 'text/html' } });
  });
  const window = new BrowserWindow({ width: 1280, height: 800, show: false });
  window.once('ready-to-show', () => window.show());
  return window.loadURL('app://empty/index.html');
});
