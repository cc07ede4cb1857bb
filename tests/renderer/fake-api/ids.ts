// Ids for the sample data, readable in a failure.
import type { ClusterId, ContextId, FileId, IssuanceId, PlanId } from '../../../src/shared/ids.ts';

const hex = (number: number, width: number) => number.toString(16).padStart(width, '0');

// Each has the form that the contract's schemas ask for; the fake bridge parses them.
export const contextIdOf = (number: number) => `ctx-${hex(number, 24)}` as ContextId;
export const fileIdOf = (number: number) => `file-${hex(number, 24)}` as FileId;
export const clusterIdOf = (number: number) => `c1c1c1c1-0000-4000-8000-${hex(number, 12)}` as ClusterId;
export const issuanceIdOf = (number: number) => `3f0c9a52-7d1e-4b0e-9c55-${hex(number, 12)}` as IssuanceId;
export const planIdOf = (number: number) => `b1a2b1a2-0000-4000-8000-${hex(number, 12)}` as PlanId;
