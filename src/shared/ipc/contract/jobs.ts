// Cancelling long work, and its progress.
import { z } from 'zod';
import { Count } from '../../bounded.ts';
import { JobId } from '../../ids.ts';
import { ObjectRef } from '../../object-ref.ts';

export const jobCalls = {
  /** True where the job was still under way; the call that started it answers `cancelled` when it is undone. */
  'jobs.cancel': {
    input: z.strictObject({ jobId: JobId }),
    output: z.strictObject({ cancelled: z.boolean() }),
  },
};

const Progress = z.strictObject({
  jobId: JobId,
  done: Count,
  total: Count,
  step: z.enum([
    'connecting',
    'exec-plugin',
    'checking',
    'creating',
    'requesting',
    'keeping',
    'verifying',
    'undoing',
    'waiting',
    'removing',
    'revoking',
    'renewing',
  ]),
  object: ObjectRef.optional(),
});
export type Progress = z.infer<typeof Progress>;

export const jobEvents = {
  /** At most every 50 ms for each job. */
  'jobs.progress': Progress,
};
