// What a refusal of the API server means: its Status as an AppError.
import { failed, type AppError, type Failed } from '../../shared/ipc/result.ts';
import type { ObjectRef } from '../../shared/object-ref.ts';
import { missingRulesIn } from './missing-rules.ts';
import { withDetail } from './server-text.ts';

/** A request, as far as its refusal is described by it. `path` has no query. */
export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly object?: ObjectRef;
};

/** An answer that is no success. `text` is the body, whatever it is. */
export type Refusal = {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  readonly retryAfter?: string;
};

type Status = {
  readonly message: string;
  readonly reason: string;
  readonly details: {
    readonly kind?: string;
    readonly name?: string;
    readonly retryAfterSeconds?: number;
    readonly causes: readonly { readonly reason?: string; readonly field?: string }[];
  };
};

/** An AppError travelling through client-node's code, which knows only exceptions; `Connection` catches it. */
export class CallFailure extends Error {
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.code);
    this.error = error;
  }

  get failed(): Failed {
    return failed(this.error);
  }
}

/** What a refusal means. 401 is told apart by the connection, which knows what was presented. */
export function refusalError(refusal: Refusal, asked: Asked): AppError {
  const status = readStatus(refusal);
  const detail = withDetail(
    status?.message ?? (/text\/plain/i.test(refusal.contentType) ? refusal.text : undefined),
  );
  const message = status?.message ?? '';
  const by = admission(message);
  if (by !== undefined) return { code: 'rejected-by-admission', by: by.slice(0, 253), ...detail };
  const target = subject(status, asked);
  switch (refusal.status) {
    case 401:
      return { code: 'unauthenticated', reason: 'refused', ...detail };
    case 403:
      return status?.details.causes.some((cause) => cause.reason === 'NamespaceTerminating') === true
        ? { code: 'terminating', kind: 'Namespace', name: namespaceOf(asked) ?? target.name, ...detail }
        : { code: 'forbidden', ...forbidden(message, asked), ...detail };
    case 404:
      return { code: 'not-found', ...target, ...detail };
    case 409:
      return /object is being deleted/.test(message)
        ? { code: 'terminating', ...target, ...detail }
        : { code: 'conflict', ...target, ...detail };
    case 400:
    case 422: {
      const field = status?.details.causes.find(
        (cause) => cause.field !== undefined && cause.field !== '',
      )?.field;
      return { code: 'invalid', field: (field ?? '').slice(0, 200), ...detail };
    }
    case 429:
      return { code: 'throttled', ...retryAfter(refusal, status), ...detail };
    default:
      return refusal.status >= 300 && refusal.status < 400
        ? { code: 'bad-answer', reason: 'redirect' }
        : { code: 'server-error', status: refusal.status, ...detail };
  }
}

/** Webhooks and ValidatingAdmissionPolicies, which choose their own status code; both name themselves in the message. */
function admission(message: string): string | undefined {
  const webhook = /admission webhook "([^"]+)" denied the request/.exec(message);
  const policy = /ValidatingAdmissionPolicy '([^']+)'.{0,300}? denied request/s.exec(message);
  const security = /violates PodSecurity "([^"]+)"/.exec(message);
  return webhook?.[1] ?? policy?.[1] ?? security?.[1];
}

function forbidden(message: string, asked: Asked): Omit<Extract<AppError, { code: 'forbidden' }>, 'code'> {
  const said =
    /cannot (\S+) (?:resource|path) "([^"]+)"(?: in API group "[^"]*")?(?: in the namespace "([^"]+)")?/.exec(
      message,
    );
  const missingRules = missingRulesIn(message);
  const name = asked.object?.name;
  const namespace = said === null ? namespaceOf(asked) : said[3];
  return {
    verb: (said?.[1] ?? verbOf(asked)).slice(0, 63),
    resource: (said?.[2] ?? resourceOf(asked)).slice(0, 253),
    ...(name === undefined ? {} : { name }),
    ...(namespace === undefined ? {} : { namespace: namespace.slice(0, 63) }),
    ...(missingRules === undefined ? {} : { missingRules }),
  };
}

function subject(
  status: Status | undefined,
  asked: Asked,
): { kind: string; name: string; namespace?: string } {
  const namespace = namespaceOf(asked);
  return {
    kind: (asked.object?.kind ?? status?.details.kind ?? resourceOf(asked)).slice(0, 100),
    name: (asked.object?.name ?? status?.details.name ?? '').slice(0, 253),
    ...(namespace === undefined ? {} : { namespace }),
  };
}

function namespaceOf(asked: Asked): string | undefined {
  if (asked.object !== undefined) return asked.object.namespace;
  const named = /\/namespaces\/([^/]+)\/[^/]/.exec(asked.path)?.[1];
  return named === undefined ? undefined : decodeURIComponent(named).slice(0, 63);
}

/** `serviceaccounts/token` of `/api/v1/namespaces/x/serviceaccounts/y/token`. */
function resourceOf(asked: Asked): string {
  const path = asked.path.replace(/^.*?\/(?:api\/[^/]+|apis\/[^/]+\/[^/]+)\//, '');
  const [resource = '', , sub] = path.replace(/^namespaces\/[^/]+\/(?=.)/, '').split('/');
  return sub === undefined ? resource : `${resource}/${sub}`;
}

function verbOf(asked: Asked): string {
  const verbs: Readonly<Record<string, string>> = {
    POST: 'create',
    PUT: 'update',
    PATCH: 'patch',
    DELETE: 'delete',
  };
  return verbs[asked.method] ?? (asked.object === undefined ? 'list' : 'get');
}

function retryAfter(refusal: Refusal, status: Status | undefined): { retryAfterSeconds?: number } {
  const seconds = Number(refusal.retryAfter ?? status?.details.retryAfterSeconds);
  return Number.isFinite(seconds) && seconds >= 0 ? { retryAfterSeconds: Math.min(seconds, 86_400) } : {};
}

function readStatus(refusal: Refusal): Status | undefined {
  if (!/json/i.test(refusal.contentType)) return undefined;
  let body: unknown;
  try {
    body = JSON.parse(refusal.text);
  } catch {
    return undefined;
  }
  const status = record(body);
  const details = record(status['details']);
  const causes = Array.isArray(details['causes']) ? details['causes'].map(record) : [];
  const retryAfterSeconds = details['retryAfterSeconds'];
  return {
    message: words(status['message']) ?? '',
    reason: words(status['reason']) ?? '',
    details: {
      ...optional('kind', words(details['kind'])),
      ...optional('name', words(details['name'])),
      ...(typeof retryAfterSeconds === 'number' ? { retryAfterSeconds } : {}),
      causes: causes.map((cause) => ({
        ...optional('reason', words(cause['reason'])),
        ...optional('field', words(cause['field'])),
      })),
    },
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  // Any object may be read by key; what is found there is checked by the reader.
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function words(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function optional<Key extends string>(key: Key, value: string | undefined): Partial<Record<Key, string>> {
  // A computed key widens to an index signature; the type says what it is.
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<Key, string>>);
}
