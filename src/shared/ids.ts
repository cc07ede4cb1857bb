// Branded identifiers: strings that must not be mixed up.
import { z } from 'zod';

/** One context in one kubeconfig file: a digest of both, stable over restarts. It says which credential is used. */
export const ContextId = z
  .string()
  .regex(/^ctx-[0-9a-f]{24}$/)
  .brand<'ContextId'>();
export type ContextId = z.infer<typeof ContextId>;

/** A cluster as Token Desk knows it, whatever its contexts are called; made by us, kept in the database. */
export const ClusterId = z.uuid().brand<'ClusterId'>();
export type ClusterId = z.infer<typeof ClusterId>;

/** One issued token: row id, keychain account name and label value on the cluster. */
export const IssuanceId = z.uuid().brand<'IssuanceId'>();
export type IssuanceId = z.infer<typeof IssuanceId>;

/** Long work that shows progress and can be cancelled; the caller makes the id. */
export const JobId = z.uuid().brand<'JobId'>();
export type JobId = z.infer<typeof JobId>;

/** A checked plan that main keeps until it is applied or replaced. */
export const PlanId = z.uuid().brand<'PlanId'>();
export type PlanId = z.infer<typeof PlanId>;

/** One off-boarding, kept in the database until it is closed. */
export const RunId = z.uuid().brand<'RunId'>();
export type RunId = z.infer<typeof RunId>;

/** One kubeconfig file: a digest of its path. */
export const FileId = z
  .string()
  .regex(/^file-[0-9a-f]{24}$/)
  .brand<'FileId'>();
export type FileId = z.infer<typeof FileId>;
