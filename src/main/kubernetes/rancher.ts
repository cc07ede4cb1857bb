// Rancher's proxy in front of clusters: recognised by its address.

/** The proxy takes its own tokens only and refuses those of service accounts, which the server behind it would take. */
export function isRancher(server: string): boolean {
  return /\/k8s\/clusters\/[^/]+$/.test(new URL(server).pathname);
}
