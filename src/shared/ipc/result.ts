// Result and AppError: an expected failure is a value with a code and typed facts.
import { z } from 'zod';
import { list, text, Time } from '../bounded.ts';
import { ObjectRef, PolicyRule } from '../object-ref.ts';
import { EscalationPath } from '../role.ts';
import { DETAIL_LIMIT } from './outcome.ts';

export { DETAIL_LIMIT, failed, ok, type Failed, type Result } from './outcome.ts';

/** What an exec plugin would run; consent is bound to `digest`. Values of the environment never leave main. */
export const ExecRequest = z.strictObject({
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  command: text(1000),
  resolved: text(1000).optional(),
  args: list(text(1000), 100),
  environmentNames: list(text(200), 100),
  installHint: text(1000).optional(),
});
export type ExecRequest = z.infer<typeof ExecRequest>;

const common = { detail: text(DETAIL_LIMIT).optional() };

function failure<Code extends string, Facts extends z.ZodRawShape>(code: Code, facts: Facts) {
  return z.strictObject({ code: z.literal(code), ...common, ...facts });
}

/** The closed union of expected failures. Message and hint for each come from `shared/text`. */
export const AppError = z.discriminatedUnion('code', [
  failure('unreachable', {
    server: text(500),
    reason: z.enum(['refused', 'name-not-found', 'no-route', 'reset', 'proxy', 'other']),
  }),
  failure('tls', {
    server: text(500),
    reason: z.enum(['unknown-authority', 'expired', 'wrong-name', 'not-tls', 'client-certificate', 'other']),
  }),
  failure('unauthenticated', {
    reason: z.enum(['refused', 'certificate-expired', 'no-credential', 'token-file']),
    expiredAt: Time.optional(),
  }),
  failure('forbidden', {
    verb: text(63),
    resource: text(253),
    name: text(253).optional(),
    namespace: text(63).optional(),
    missingRules: list(PolicyRule, 100).optional(),
  }),
  failure('not-found', { kind: text(100), name: text(253), namespace: text(63).optional() }),
  failure('conflict', { kind: text(100), name: text(253), namespace: text(63).optional() }),
  failure('invalid', { field: text(200) }),
  failure('rejected-by-admission', { by: text(253).optional() }),
  failure('throttled', { retryAfterSeconds: z.number().min(0).max(86_400).optional() }),
  failure('timed-out', { what: text(200), seconds: z.number().min(0).max(86_400) }),
  failure('server-error', { status: z.int().min(0).max(999) }),
  failure('bad-answer', { reason: z.enum(['too-large', 'not-json', 'unexpected', 'cut-short', 'redirect']) }),
  failure('terminating', { kind: text(100), name: text(253), namespace: text(63).optional() }),
  failure('exec-failed', {
    command: text(1000),
    reason: z.enum([
      'not-found',
      'not-executable',
      'exit',
      'timed-out',
      'too-much-output',
      'bad-output',
      'needs-terminal',
    ]),
    exitCode: z.int().optional(),
    installHint: text(1000).optional(),
  }),
  failure('exec-not-allowed', { reason: z.enum(['no-consent', 'policy']), request: ExecRequest }),
  failure('auth-provider-unsupported', { name: text(200) }),
  failure('kubeconfig-invalid', {
    file: text(1000),
    line: z.int().min(1).optional(),
    column: z.int().min(1).optional(),
    reason: z.enum([
      'not-yaml',
      'not-a-kubeconfig',
      'empty',
      'no-contexts',
      'wrong-type',
      'duplicate-name',
      'dangling-context',
      'dangling-cluster',
      'dangling-user',
      'missing-server',
      'bad-server',
      'bad-proxy',
      'bad-certificate-data',
      'missing-certificate-file',
      'conflicting-credentials',
      'conflicting-trust',
      'bad-exec',
      'bad-impersonation',
    ]),
    /** The field or name at fault, never a value of the file. */
    subject: text(253).optional(),
  }),
  failure('file-unusable', {
    file: text(1000),
    reason: z.enum(['missing', 'not-regular', 'too-large', 'unreadable']),
  }),
  failure('keychain-unavailable', {}),
  failure('keychain-locked', {}),
  failure('keychain-silent', { seconds: z.number().min(0).max(3600) }),
  failure('keychain-too-large', { bytes: z.int().min(0), limit: z.int().min(0) }),
  failure('token-gone', { where: z.enum(['keychain', 'memory']) }),
  failure('clipboard-refused', {}),
  failure('database-newer', { found: z.int(), known: z.int() }),
  failure('database-busy', {}),
  failure('roll-back-incomplete', { left: list(ObjectRef, 50), cause: text(100) }),
  failure('not-renewable', { reason: z.enum(['legacy-secret']) }),
  failure('token-not-filled', {
    reason: z.enum(['account-missing', 'removed', 'no-controller']),
    secret: text(253),
  }),
  failure('token-marked-invalid', { secret: text(253), since: text(30) }),
  failure('plan-stale', { reason: z.enum(['unknown', 'changed']) }),
  failure('confirmation-needed', { escalation: list(EscalationPath, 50), insecure: z.boolean() }),
  failure('reason-needed', {}),
  failure('not-revocable', { reason: z.enum(['no-secret', 'not-ours']) }),
  /** Not allowed by the managed settings; `allowed` in seconds for a lifetime, the file for a broken one. */
  failure('managed', { what: z.enum(['role', 'lifetime', 'keep', 'route', 'file']), allowed: text(1000) }),
  failure('not-arc', {}),
  failure('no-command-line', {}),
  failure('cancelled', {}),
  failure('locked', {}),
  failure('refused', { reason: z.enum(['sender', 'message']) }),
  failure('internal', { id: text(100) }),
]);
export type AppError = z.infer<typeof AppError>;
