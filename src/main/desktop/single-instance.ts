// One instance for each user: a second start only brings the first one's window forward.
import { app } from 'electron';
import { isShowWindow, showWindow } from './second-start.ts';

/** True in the first instance, which runs `show` whenever another one is started; the other one has to quit. */
export function firstInstance(show: () => void): boolean {
  if (!app.requestSingleInstanceLock(showWindow)) return false;
  // Its arguments and its folder are ignored.
  app.on('second-instance', (_event, _argv, _folder, data) => {
    if (isShowWindow(data)) show();
  });
  return true;
}
