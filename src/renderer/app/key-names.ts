// What the keys are called on this machine's keyboard.

/** True on a Mac, where Cmd takes the place of Ctrl. */
export const isMac = navigator.platform.startsWith('Mac');
