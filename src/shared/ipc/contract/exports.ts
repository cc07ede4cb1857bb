// Calls that write files where the user says.
import { z } from 'zod';
import { text } from '../../bounded.ts';
import { IssuanceId } from '../../ids.ts';

/** Where it was saved; absent where the user closed the dialog. */
const Saved = z.strictObject({ path: text(4096).optional() });

const path = text(4096);
const HistoryFileState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('off') }),
  /** All that has happened is in it. */
  z.strictObject({ state: z.literal('written'), path }),
  /** `foreign`: it holds something that is not this history. */
  z.strictObject({
    ...{ state: z.literal('failing'), path },
    cause: z.enum(['foreign', 'not-regular', 'no-space', 'unwritable']),
  }),
]);
export type HistoryFileState = z.infer<typeof HistoryFileState>;

export const exportCalls = {
  /** Asks where, and writes a kubeconfig for a kept token, of mode 0600: with the token, or with a command that reads it. */
  'exports.kubeconfig': {
    input: z.strictObject({ issuanceId: IssuanceId, kind: z.enum(['token', 'exec']) }),
    output: Saved,
  },
  /** Asks where, and writes the whole history: CSV that is safe in a spreadsheet, or a JSON document for each line. */
  'exports.history': {
    input: z.strictObject({ format: z.enum(['csv', 'json-lines']) }),
    output: Saved,
  },
  /** Tries to write what is new to the file that grows, and says how that went. */
  'exports.historyFile': { input: z.strictObject({}), output: HistoryFileState },
  /** Asks where, and adds the history to that file from now on, what happened before first. */
  'exports.chooseHistoryFile': { input: z.strictObject({}), output: HistoryFileState },
  /** Adds no more; the file stays. */
  'exports.endHistoryFile': { input: z.strictObject({}), output: HistoryFileState },
};
