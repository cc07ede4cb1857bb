// One line that says how an event came out.
import { assertNever } from '../../../shared/assert-never.ts';
import type { HistoryEvent } from '../../../shared/ipc/contract/history.ts';
import { text } from '../../../shared/text/en.ts';
import { describeError } from '../../../shared/text/errors.ts';
import { lifetime } from '../../../shared/text/time.ts';
import { grantedSeconds } from '../../../shared/text/words.ts';

export function outcomeOf(event: HistoryEvent): string {
  const words = text.history.outcome;
  switch (event.kind) {
    case 'issued':
    case 'renewed': {
      if (event.grant === undefined) return '';
      const granted = grantedSeconds(event.grant);
      if (granted === undefined) return words.forever;
      const asked = event.requestedSeconds;
      return words.granted(lifetime(granted), asked === undefined ? undefined : lifetime(asked));
    }
    case 'copied':
      return event.purpose === 'portal' ? words.portal : words.clipboard;
    case 'clipboard-cleared':
      return event.cause === undefined ? '' : words.cleared[event.cause];
    case 'forgotten':
      return event.cause === undefined ? '' : words.forgotten[event.cause];
    case 'failed':
      return event.error === undefined ? '' : failureOf(event, describeError(event.error).message);
    case 'verified':
    case 'revoked':
      return event.standing === undefined ? '' : words.standing[event.standing];
    case 'reactivated':
      return words.reactivated(event.tokenSecret ?? '');
    case 'removed':
      return words.removed(event.removed?.length ?? 0);
    case 'revealed':
    case 'handed-over':
    case 'repaired':
    case 'consented':
    case 'portal-opened':
      return words[event.kind];
    default:
      return assertNever(event.kind);
  }
}

function failureOf(event: HistoryEvent, message: string): string {
  return event.attempted === undefined
    ? message
    : `${text.history.outcome.attempted[event.attempted]} ${message}`;
}
