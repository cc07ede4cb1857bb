// Sentences of the app's own lock.
import type { LockCause } from '../lock.ts';

export const lockText = {
  title: 'Locked',
  unlock: 'Unlock',
  lock: 'Lock Token Desk',
  because: {
    user: 'You locked Token Desk.',
    idle: 'Nobody typed or clicked for a while.',
    suspend: 'The machine went to sleep.',
    screen: 'The screen was locked.',
  } satisfies Record<LockCause, string>,
  note: 'This hides the window, and no token is copied or shown meanwhile. It asks for no password: your system’s own screen lock does.',
  settings: {
    title: 'Lock',
    after: 'Lock after no input for',
    afterHint: 'Hides the window and clears the clipboard. Asks for no password.',
    never: 'Never',
    minutes: (minutes: number) => (minutes === 60 ? '1 hour' : `${minutes} minutes`),
    withScreen: 'Lock with the screen and on suspend',
    withScreenHint: 'Linux does not tell apps that its screen is locked; there, time and suspend do it.',
  },
};
