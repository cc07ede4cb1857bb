// Calls about kubeconfig files.
import { z } from 'zod';
import { list, text } from '../../bounded.ts';
import { FileRow } from '../../cluster.ts';
import { FileId } from '../../ids.ts';

const Files = z.strictObject({ files: list(FileRow, 200) });

export const fileCalls = {
  /** Files looked at, also those that were missing or refused. */
  'files.list': { input: z.strictObject({}), output: Files },
  /** Shows the system's dialog. */
  'files.choose': { input: z.strictObject({}), output: Files },
  /** Adds dropped files; each must be a regular file of at most 5 MB. */
  'files.add': { input: z.strictObject({ paths: list(text(4096).min(1), 50).min(1) }), output: Files },
  /** Takes a file that was added off the list; the file itself stays. */
  'files.remove': { input: z.strictObject({ fileId: FileId }), output: Files },
};
