// Query keys: one place, so that what an event invalidates is what a screen reads.
import type { ContextId, IssuanceId } from '../../shared/ids.ts';

export const keys = {
  clusters: ['clusters'],
  files: ['files'],
  opened: (contextId: ContextId) => ['opened', contextId],
  accounts: (contextId: ContextId) => ['accounts', contextId],
  tokens: ['tokens'],
  history: ['history'],
  settings: ['settings'],
  environment: ['environment'],
  keychain: ['keychain'],
  clipboard: ['clipboard'],
  revoking: (issuanceId: IssuanceId) => ['revoking', issuanceId],
  check: (issuanceId: IssuanceId) => ['check', issuanceId],
  lock: ['lock'],
} as const;
