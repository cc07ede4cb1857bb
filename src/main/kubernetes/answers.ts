// What an answer says beside its body: success or refusal, headers, and whether the presented certificate had ended.
import { X509Certificate } from 'node:crypto';
import type { RequestContext } from '@kubernetes/client-node';
import type { AppError } from '../../shared/ipc/result.ts';
import type { CallOptions, Reply } from './call.ts';
import type { Presented } from './connection-target.ts';
import { CallFailure, refusalError } from './errors.ts';
import type { Incoming } from './transport.ts';
import { warningsIn } from './warnings.ts';

/** The answer itself where it is a success in JSON; throws CallFailure else. */
export function success(answer: Incoming, context: RequestContext, options: CallOptions): Incoming {
  if (answer.status < 200 || answer.status >= 300) throw new CallFailure(refused(answer, context, options));
  if (!/json/i.test(header(answer, 'content-type') ?? '')) {
    throw new CallFailure({ code: 'bad-answer', reason: 'not-json' });
  }
  return answer;
}

function refused(answer: Incoming, context: RequestContext, options: CallOptions): AppError {
  const retryAfter = header(answer, 'retry-after');
  return refusalError(
    {
      status: answer.status,
      contentType: header(answer, 'content-type') ?? '',
      text: answer.text,
      ...(retryAfter === undefined ? {} : { retryAfter }),
    },
    {
      method: context.getHttpMethod(),
      path: new URL(context.getUrl()).pathname,
      ...(options.object === undefined ? {} : { object: options.object }),
    },
  );
}

/** What a final 401 means: where our certificate has ended, that is why. */
export function unauthenticated(
  answer: Incoming,
  context: RequestContext,
  options: CallOptions,
  presented: Presented,
): CallFailure {
  const error = refused(answer, context, options);
  const expiredAt = expired(presented);
  if (expiredAt === undefined) return new CallFailure(error);
  const detail = error.detail === undefined ? {} : { detail: error.detail };
  return new CallFailure({ code: 'unauthenticated', reason: 'certificate-expired', expiredAt, ...detail });
}

/** When the presented certificate ended, if it has. */
export function expired({ certificate }: Presented): number | undefined {
  if (certificate === undefined) return undefined;
  const end = new X509Certificate(certificate.certificate).validToDate.getTime();
  return end < Date.now() ? end : undefined;
}

/** Warnings and the server's time. */
export function facts(answer: Incoming): Omit<Reply<unknown>, 'value'> {
  const serverTime = Date.parse(header(answer, 'date') ?? '');
  return {
    warnings: warningsIn(answer.headers['warning']),
    ...(Number.isNaN(serverTime) ? {} : { serverTime }),
  };
}

function header(answer: Incoming, name: string): string | undefined {
  const value = answer.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** Headers in the shape that client-node takes. */
export function singleHeaders(headers: Incoming['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

/** Header names in lower case, so that ours replace the generated ones. */
export function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Every answer of Kubernetes is a JSON object. */
export function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
