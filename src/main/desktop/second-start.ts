// What a second start may say to the first one, and the check of it: the other side could be any program of the user.

/** All there is to say. */
export const showWindow = { show: 'window' };

/** Checks what another process sent: exactly our message, nothing beside it. */
export function isShowWindow(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false;
  const entries = Object.entries(data);
  return entries.length === 1 && entries[0]?.[0] === 'show' && entries[0][1] === showWindow.show;
}
