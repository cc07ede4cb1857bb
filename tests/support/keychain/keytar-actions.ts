// A program for tests: does one thing with keytar and prints the outcome. Arguments: set|get|delete|accounts, service, account.
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import type * as Keytar from 'keytar';

// CommonJS whose names Node cannot see from an ES module.
const keytar = createRequire(import.meta.url)('keytar') as typeof Keytar;

const [action, service = 'token-desk-rig', account = 'account'] = process.argv.slice(2);

async function act(): Promise<unknown> {
  switch (action) {
    case 'set':
      return keytar.setPassword(service, account, await text(process.stdin));
    case 'get':
      return keytar.getPassword(service, account);
    case 'delete':
      return keytar.deletePassword(service, account);
    case 'accounts':
      return (await keytar.findCredentials(service)).map((entry) => entry.account);
    default:
      throw new Error(`unknown action ${String(action)}`);
  }
}

const outcome = await act().then(
  (value) => ({ value: value ?? null }),
  (error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }),
);
process.stdout.write(JSON.stringify(outcome));
