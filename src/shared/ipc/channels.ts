// Names of calls and events; imports nothing, so that the preload stays tiny.

export const callNames = [
  'clusters.list',
  'clusters.probe',
  'clusters.open',
  'clusters.consent',
  'clusters.openPortal',
  'clusters.setPortal',
  'files.list',
  'files.choose',
  'files.add',
  'files.remove',
  'accounts.namespaces',
  'accounts.list',
  'accounts.rights',
  'accounts.roles',
  'accounts.plan',
  'tokens.issue',
  'tokens.list',
  'tokens.copy',
  'tokens.clearClipboard',
  'tokens.reveal',
  'tokens.forget',
  'tokens.revokePlan',
  'tokens.revoke',
  'tokens.renew',
  'tokens.verify',
  'tokens.decode',
  'history.list',
  'jobs.cancel',
  'settings.get',
  'settings.set',
  'settings.environment',
  'keychain.check',
] as const;
export type CallName = (typeof callNames)[number];

export const eventNames = [
  'clusters.changed',
  'tokens.changed',
  'tokens.revoking',
  'history.changed',
  'settings.changed',
  'keychain.changed',
  'clipboard.changed',
  'jobs.progress',
] as const;
export type EventName = (typeof eventNames)[number];
