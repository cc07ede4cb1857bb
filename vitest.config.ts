// Test projects: `unit` needs nothing, the others run against real parts (see tests/support).
import { defineConfig } from 'vitest/config';

/** They start a server of their own, or are about network, files and keychain: the shared server is nothing to them. */
const onceIsEnough = [
  'tests/integration/accounts/lists.test.ts',
  'tests/integration/clusters/{azure-arc,catalog,connection,exec,faults}.test.ts',
  'tests/integration/faults/{api-server-killed,no-token-controller,renewal-and-revocation}.test.ts',
  'tests/integration/tokens/{audit,issuer-changed,keychain*,revoke-many,server-limit}.test.ts',
];
const standIn = 'tests/integration/electron-stand-in/**/*.test.ts';

export default defineConfig({
  test: {
    pool: 'forks',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          // Never reached where nothing hangs; a busy machine is slow.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          exclude: [standIn],
          globalSetup: ['tests/support/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'matrix',
          include: ['tests/integration/{accounts,clusters,faults,tokens,upkeep}/**/*.test.ts'],
          exclude: onceIsEnough,
          globalSetup: ['tests/support/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'kubeconfig',
          include: ['tests/kubeconfig/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'electron-stand-in',
          include: [standIn],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
