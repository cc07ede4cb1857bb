// Says whether a message fits its call, written by hand from the words of the contract, without its schemas.
import type { CallName } from '../../src/shared/ipc/channels.ts';

type Check = (value: unknown) => boolean;

const str =
  (max: number, min = 0): Check =>
  (value) =>
    typeof value === 'string' && value.length >= min && value.length <= max;
const like =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const int =
  (min: number, max: number): Check =>
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
const bool: Check = (value) => typeof value === 'boolean';
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const listOf =
  (item: Check, max: number, min = 0): Check =>
  (value) =>
    Array.isArray(value) && value.length >= min && value.length <= max && Array.from(value).every(item);
const any =
  (...checks: readonly Check[]): Check =>
  (value) =>
    checks.some((check) => check(value));

/** An object with exactly these fields; those whose name ends in `?` may be absent or undefined. */
function fields(shape: Readonly<Record<string, Check>>): Check {
  const wanted = new Map(
    Object.entries(shape).map(([name, check]) => [name.replace('?', ''), { name, check }]),
  );
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const found = new Map<string, unknown>(Object.entries(value));
    if ([...found.keys()].some((name) => !wanted.has(name))) return false;
    return [...wanted].every(([plain, { name, check }]) => {
      const part = found.get(plain);
      return (part === undefined && name.endsWith('?')) || (found.has(plain) && check(part));
    });
  };
}

const uuid = like(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i);
const id: Check = any(
  uuid,
  oneOf('00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'),
);
const anyUuid = like(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
const contextId = like(/^ctx-[0-9a-f]{24}$/);
const digest = like(/^[0-9a-f]{64}$/);
const namespace = like(/^(?=.{1,63}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$/);
const accountName = like(/^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/);
const time = int(0, 253_402_300_799_999);
const keep = oneOf('keychain', 'until-quit', 'copy-once');
const preset = oneOf('arc-portal-reader', 'view', 'edit', 'admin', 'cluster-admin');
const page = { 'cursor?': str(200), 'limit?': int(1, 200) };
const nothing = fields({});
const context = fields({ contextId });
const issuance = fields({ issuanceId: id });

const role = any(
  fields({ kind: oneOf('preset'), preset }),
  fields({ kind: oneOf('cluster-role'), name: str(253, 1) }),
  fields({ kind: oneOf('role'), namespace, name: str(253, 1) }),
  fields({ kind: oneOf('none') }),
);
const scope = any(
  fields({ kind: oneOf('cluster') }),
  fields({ kind: oneOf('namespaces'), namespaces: listOf(namespace, 50, 1) }),
);
const lifetime = any(
  fields({ kind: oneOf('seconds'), seconds: int(600, 4_294_967_296) }),
  fields({ kind: oneOf('server-default') }),
);
const setUp = fields({
  ...{ contextId, namespace, name: accountName, role, scope, lifetime },
  ...{ audiences: listOf(str(253, 1), 10), revocable: bool },
  route: oneOf('token-request', 'token-secret', 'legacy-secret'),
  'tokenSecret?': str(253, 1),
});
const settings = fields({
  'theme?': oneOf('system', 'light', 'dark'),
  'clipboardSeconds?': int(5, 600),
  'portalClipboardSeconds?': int(5, 600),
  'keepOutOfClipboardHistory?': bool,
  'lifetimeSeconds?': int(600, 4_294_967_296),
  'revocable?': bool,
  'keep?': keep,
  'rolePreset?': preset,
  'portalCloud?': oneOf('public', 'us-government', 'china'),
  'portalToken?': oneOf('fresh', 'kept'),
  'revealSeconds?': int(5, 300),
  'contentProtection?': bool,
  'lockMinutes?': int(0, 240),
  'lockWithScreen?': bool,
  'tray?': bool,
  'notifyMinutes?': listOf(int(1, 10_080), 4),
});
const eventKind = oneOf(
  ...['issued', 'copied', 'clipboard-cleared', 'revealed', 'forgotten', 'handed-over'],
  ...[
    'failed',
    'repaired',
    'consented',
    'portal-opened',
    'renewed',
    'verified',
    'revoked',
    'removed',
    'reactivated',
  ],
);

/** For each call: whether its message is one that the contract allows. */
export const fits: Readonly<Record<CallName, Check>> = {
  'clusters.list': fields({ ...page, 'search?': str(253) }),
  'clusters.probe': fields({ 'contextIds?': listOf(contextId, 200) }),
  'clusters.open': fields({ jobId: id, contextId }),
  'clusters.consent': fields({ contextId, digest }),
  'clusters.openPortal': context,
  'clusters.setPortal': fields({
    contextId,
    portal: fields({
      'cloud?': oneOf('public', 'us-government', 'china'),
      'subscription?': anyUuid,
      'resourceGroup?': like(/^[\p{L}\p{N}_().-]{0,89}[\p{L}\p{N}_()-]$/u),
      'name?': like(/^[A-Za-z0-9_.-]{1,63}$/),
      'tenant?': anyUuid,
    }),
  }),
  'files.list': nothing,
  'files.choose': nothing,
  'files.add': fields({ paths: listOf(str(4096, 1), 50, 1) }),
  'files.remove': fields({ fileId: like(/^file-[0-9a-f]{24}$/) }),
  'accounts.namespaces': context,
  'accounts.list': fields({ ...page, contextId, 'namespace?': namespace, 'search?': str(253) }),
  'accounts.rights': fields({ contextId, namespace, name: accountName }),
  'accounts.roles': fields({ ...page, contextId, 'namespace?': namespace, 'search?': str(253) }),
  'accounts.tokenSecrets': fields({ contextId, namespace, name: accountName }),
  'accounts.reactivate': fields({
    contextId,
    namespace,
    name: accountName,
    secret: str(253, 1),
    uid: str(100, 1),
  }),
  'accounts.preflight': fields({ jobId: id, contextId, namespace, name: accountName }),
  'accounts.portalPanes': fields({
    ...{ jobId: id, contextId, namespace, name: accountName },
    ...{ namespaces: listOf(namespace, 100), 'issuanceId?': id },
  }),
  'accounts.plan': fields({ jobId: id, request: setUp }),
  'accounts.removalPlan': fields({ jobId: id, contextId, namespace, name: accountName }),
  'accounts.remove': fields({
    ...{ jobId: id, contextId, namespace, name: accountName },
    ...{ 'uid?': str(100, 1), removeNamespace: bool },
  }),
  'tokens.issue': fields({
    ...{ jobId: id, planId: id, keep, 'reason?': str(500) },
    ...{ escalationConfirmed: bool, insecureConfirmed: bool },
  }),
  'tokens.list': fields({ ...page, 'search?': str(253), 'clusterId?': id }),
  'tokens.copy': fields({ issuanceId: id, purpose: oneOf('plain', 'portal') }),
  'tokens.clearClipboard': nothing,
  'tokens.reveal': issuance,
  'tokens.revokePlan': fields({ jobId: id, issuanceId: id }),
  'tokens.revoke': fields({ jobId: id, issuanceId: id, reach: oneOf('token', 'secret', 'rights') }),
  'tokens.renew': fields({
    jobId: id,
    selection: any(
      fields({ by: oneOf('ids'), issuanceIds: listOf(id, 200, 1) }),
      fields({ by: oneOf('ending'), withinSeconds: int(1, 31_536_000) }),
    ),
  }),
  'tokens.verify': fields({ jobId: id, issuanceIds: listOf(id, 200, 1), review: bool }),
  'tokens.decode': issuance,
  'tokens.signIn': fields({ jobId: id, contextId }),
  'tokens.forget': issuance,
  'team.list': fields({ jobId: id, contextId }),
  'cleanup.plan': fields({ jobId: id, contextId }),
  'cleanup.apply': fields({
    ...{ jobId: id, planId: id },
    ...{ chosen: listOf(int(0, 199), 200, 1), confirmedValid: listOf(int(0, 199), 200) },
  }),
  'offboarding.current': nothing,
  'offboarding.items': fields({ ...page, runId: id }),
  'offboarding.plan': fields({
    jobId: id,
    subject: any(
      fields({ kind: oneOf('account'), namespace, name: accountName }),
      fields({ kind: oneOf('desk') }),
    ),
  }),
  'offboarding.run': fields({ jobId: id, runId: id, confirmation: str(253) }),
  'offboarding.close': fields({ runId: id }),
  'history.list': fields({
    ...{ ...page, 'search?': str(253), 'kind?': eventKind },
    ...{ 'clusterId?': id, 'since?': time },
  }),
  'exports.historyFile': fields({}),
  'exports.chooseHistoryFile': fields({}),
  'exports.endHistoryFile': fields({}),
  'exports.history': fields({ format: oneOf('csv', 'json-lines') }),
  'exports.kubeconfig': fields({ issuanceId: id, kind: oneOf('token', 'exec') }),
  'jobs.cancel': fields({ jobId: id }),
  'settings.get': nothing,
  'settings.set': fields({ change: settings }),
  'settings.environment': nothing,
  'settings.managed': nothing,
  'keychain.check': nothing,
  'lock.state': nothing,
  'lock.lock': nothing,
  'lock.unlock': nothing,
};
