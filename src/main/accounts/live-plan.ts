// A checked plan as main keeps it: what the window sees, and what will be sent.
import type { IssuanceId } from '../../shared/ids.ts';
import type { ObjectRef } from '../../shared/object-ref.ts';
import type { Plan, StepVerdict } from '../../shared/plan.ts';
import type { Manifest } from '../kubernetes/manifest.ts';
import type { AccountName, Origin } from './manifests.ts';

/** One step of a plan. `create` makes the object; `keep` leaves or presumes it. */
export type LiveStep = {
  readonly ref: ObjectRef;
  readonly action: 'create' | 'keep';
  readonly verdict: StepVerdict;
  /** What is sent, or shown; an object of the token step is shown only. */
  readonly body: Manifest | TokenRequestBody;
  /** UID of the object that is there. */
  readonly uid?: string | undefined;
};

/** The request for the token, as shown. */
export type TokenRequestBody = {
  apiVersion: 'authentication.k8s.io/v1';
  kind: 'TokenRequest';
  metadata: { name: string; namespace: string };
  spec: {
    audiences?: string[];
    expirationSeconds?: number;
    boundObjectRef?: { apiVersion: 'v1'; kind: 'Secret'; name: string };
  };
};

/**
 * A plan, ready to be applied. `issuanceId` is in the annotations of everything it makes, and is the id of the token's
 * row. `revocable` says that the plan has a bound Secret, called `boundSecretName(issuanceId)`.
 */
export type LivePlan = {
  readonly plan: Plan;
  readonly account: AccountName;
  readonly issuanceId: IssuanceId;
  readonly origin: Origin;
  readonly revocable: boolean;
  readonly steps: readonly LiveStep[];
};
