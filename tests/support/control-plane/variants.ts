// The servers that the integration tests run on: the first in their own stage, the others in the matrix.
import type { ControlPlaneOptions } from './control-plane.ts';
import { defaultVersion, minorOf } from './versions.ts';

/** A server, and what is true of it that a test may have to know. */
export type Variant = {
  readonly name: string;
  readonly options: ControlPlaneOptions;
  readonly facts: {
    /** SelfSubjectReview v1 is served: a server can tell who asks. */
    readonly selfReview: boolean;
    /** Tokens carry a `jti`. */
    readonly tokenIds: boolean;
    /** ValidatingAdmissionPolicy v1 is served. */
    readonly admissionPolicies: boolean;
    /** The server makes a token Secret for each new account by itself. */
    readonly secretForEachAccount: boolean;
    /** The server notes on a token Secret when it was last used, and obeys the mark that it is invalid. */
    readonly legacyTracking: boolean;
    /** Of a token for which none are asked. */
    readonly audiences: readonly string[];
    /** Longest lifetime that is granted, seconds. */
    readonly cap?: number;
    /** What `/version` says of distribution. */
    readonly distribution: 'kubernetes' | 'k3s';
  };
};

type Flags = { readonly api?: readonly string[]; readonly controllers?: readonly string[] };

const issuer = '--service-account-issuer=';
const audience = 'https://kubernetes.default.svc.cluster.local';
const formerIssuer = 'https://oidc.example/before';
const day = 86_400;

/** One line for each. */
export const variants: readonly Variant[] = [
  variant(defaultVersion, defaultVersion),
  variant(
    '1.24.17 gate off',
    '1.24.17',
    { controllers: ['--feature-gates=LegacyServiceAccountTokenNoAutoGeneration=false'] },
    { secretForEachAccount: true },
  ),
  variant('1.24.17', '1.24.17'),
  variant('cap of 24 h', '1.37.2', { api: ['--service-account-max-token-expiration=24h'] }, { cap: day }),
  variant(
    'second issuer',
    '1.37.2',
    { api: [`${issuer}${formerIssuer}`] },
    { audiences: [audience, formerIssuer] },
  ),
  variant(
    'as k3s',
    '1.37.2+k3s1',
    { api: [`--api-audiences=${audience},k3s`] },
    { audiences: [audience, 'k3s'], distribution: 'k3s' },
  ),
];

/** The variant of this name; the first one where none is given. Throws for an unknown name. */
export function variantNamed(name: string | undefined): Variant {
  const found = variants.find((one) => name === undefined || one.name === name);
  if (found !== undefined) return found;
  throw new Error(`There is no variant "${name}"; these are: ${variants.map((one) => one.name).join(', ')}`);
}

function variant(
  name: string,
  version: string,
  flags: Flags = {},
  more: Partial<Variant['facts']> = {},
): Variant {
  const minor = minorOf(version);
  return {
    name,
    options: {
      // The programs that `KUBEBUILDER_ASSETS` holds serve where no other version is asked for.
      ...(version === defaultVersion ? {} : { version }),
      apiServerFlags: flags.api ?? [],
      controllerManagerFlags: flags.controllers ?? [],
    },
    facts: {
      selfReview: minor >= 28,
      tokenIds: minor >= 30,
      admissionPolicies: minor >= 30,
      secretForEachAccount: false,
      legacyTracking: minor >= 27,
      audiences: [audience],
      distribution: 'kubernetes',
      ...more,
    },
  };
}
