// Who works at this machine, for the history.
import { hostname, userInfo } from 'node:os';

/** `maria on desk-ops-04`. */
export function operatorHere(): string {
  try {
    return `${userInfo().username} on ${hostname()}`.slice(0, 253);
  } catch {
    // A user without an entry in the system's list, as in containers.
    return `unknown on ${hostname()}`.slice(0, 253);
  }
}
