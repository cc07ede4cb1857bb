// Where an administrator of the machine puts the managed settings.
import { join } from 'node:path';

/** Where it is on this system. No variable names it: whoever could set one could also go round it. */
export function managedFile(platform: NodeJS.Platform, programData: string | undefined): string {
  switch (platform) {
    case 'win32':
      return join(programData ?? 'C:\\ProgramData', 'Token Desk', 'managed.json');
    case 'darwin':
      return '/Library/Application Support/Token Desk/managed.json';
    default:
      return '/etc/token-desk/managed.json';
  }
}
