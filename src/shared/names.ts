// Checks of Kubernetes names, free of any library so that the window stays small.

/** Why a name is refused; `null` from the checks below means that it is fine. */
export type NameProblem = 'empty' | 'too-long' | 'characters' | 'start' | 'end';

/**
 * Checks a namespace name: an RFC 1123 label of at most 63 characters.
 * Source: Kubernetes documentation, "Object Names and IDs".
 */
export function namespaceProblem(name: string): NameProblem | null {
  if (name === '') return 'empty';
  if (name.length > 63) return 'too-long';
  if (/[^a-z0-9-]/.test(name)) return 'characters';
  if (name.startsWith('-')) return 'start';
  if (name.endsWith('-')) return 'end';
  return null;
}

/**
 * Checks a service account name: an RFC 1123 subdomain of at most 253 characters, each dot between alphanumerics.
 * Source: Kubernetes documentation, "Object Names and IDs".
 */
export function accountNameProblem(name: string): NameProblem | null {
  if (name === '') return 'empty';
  if (name.length > 253) return 'too-long';
  if (/[^a-z0-9.-]/.test(name)) return 'characters';
  if (!/^[a-z0-9]/.test(name)) return 'start';
  if (!/[a-z0-9]$/.test(name)) return 'end';
  if (name.split('.').some((part) => part === '' || part.startsWith('-') || part.endsWith('-'))) {
    return 'characters';
  }
  return null;
}

/** Namespace that the plan makes when the user names none: never `default` or `kube-system`. */
export const DEFAULT_NAMESPACE = 'portal-access';

/** The account there that is offered first. */
export const DEFAULT_ACCOUNT = 'portal-reader';
