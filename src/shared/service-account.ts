// Schemas of service account and namespace names.
import { z } from 'zod';
import { accountNameProblem, namespaceProblem } from './names.ts';

export const NamespaceName = z
  .string()
  .max(63)
  .refine((name) => namespaceProblem(name) === null);
export const AccountName = z
  .string()
  .max(253)
  .refine((name) => accountNameProblem(name) === null);
