// Calls that write files where the user says.
import { z } from 'zod';
import { text } from '../../bounded.ts';
import { IssuanceId } from '../../ids.ts';

/** Where it was saved; absent where the user closed the dialog. */
const Saved = z.strictObject({ path: text(4096).optional() });

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
};
