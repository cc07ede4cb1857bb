// The notifications that the app has shown, in either runtime, and a click on the last one or its button.
import type { ElectronApplication } from '@playwright/test';

type Shown = { readonly title: string; readonly body: string; emit(event: 'click' | 'action'): void };

/** Begins to listen; call it before something is shown. */
export async function hearNotifications(app: ElectronApplication): Promise<{
  readonly titles: () => Promise<string[]>;
  readonly clickLast: () => Promise<void>;
  /** Systems without such buttons never send this. */
  readonly pressButtonOfLast: () => Promise<void>;
}> {
  await app.evaluate(({ Notification }) => {
    // The stand-in records what is shown, by this symbol.
    const standIn = Reflect.get(globalThis, Symbol.for('electron-stand-in')) as
      { recorded: { notifications: Shown[] } } | undefined;
    const heard: Shown[] = standIn?.recorded.notifications ?? [];
    Reflect.set(globalThis, 'heardNotifications', heard);
    if (standIn !== undefined) return;
    Notification.prototype.show = function show(this: Electron.Notification) {
      heard.push(this);
    };
  });
  return {
    titles: () =>
      app.evaluate(() => {
        // Put there by the listening above.
        const heard = Reflect.get(globalThis, 'heardNotifications') as Shown[];
        return heard.map(({ title }) => title);
      }),
    clickLast: () =>
      app.evaluate(() => {
        // As above.
        const heard = Reflect.get(globalThis, 'heardNotifications') as Shown[];
        heard.at(-1)?.emit('click');
      }),
    pressButtonOfLast: () =>
      app.evaluate(() => {
        // As above.
        const heard = Reflect.get(globalThis, 'heardNotifications') as Shown[];
        heard.at(-1)?.emit('action');
      }),
  };
}
