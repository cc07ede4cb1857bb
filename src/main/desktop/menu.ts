// The application menu: what the system expects. The window itself knows the keys of its screens.
import { Menu, type MenuItemConstructorOptions } from 'electron';

/** Sets a menu of roles alone; without it Electron's own would bring reload and developer tools. */
export function setMenu(platform: NodeJS.Platform): void {
  const mac: MenuItemConstructorOptions[] = [{ role: 'appMenu' }];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(platform === 'darwin' ? mac : [{ role: 'fileMenu' } as const]),
      { role: 'editMenu' },
      {
        label: 'View',
        submenu: [
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { type: 'separator' },
          { role: 'togglefullscreen' },
        ],
      },
      { role: 'windowMenu' },
    ]),
  );
}
