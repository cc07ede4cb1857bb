// The cluster screen.
export function ClusterScreen(_props: { readonly contextId: string }) {
  return <h1>Cluster</h1>;
}
