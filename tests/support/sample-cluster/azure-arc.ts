// What Azure Arc's agents leave in a connected cluster, with invented values and marked as a sample.
import { metadata, type SampleObject } from './objects.ts';

const core = '/api/v1/namespaces/azure-arc';
const agents = ['clusterconnect-agent', 'kube-aad-proxy'] as const;

/** The namespace of the agents. */
export const azureArcNamespace: SampleObject = {
  path: '/api/v1/namespaces',
  object: { metadata: metadata('azure-arc') },
};

/** The ConfigMap that names the Azure resource, the agents of cluster connect and their certificate. */
export const azureArc: readonly SampleObject[] = [
  {
    path: `${core}/configmaps`,
    object: {
      metadata: metadata('azure-clusterconfig'),
      data: {
        AZURE_SUBSCRIPTION_ID: '00000000-0000-4000-8000-00000000cafe',
        AZURE_TENANT_ID: '00000000-0000-4000-8000-0000000000ff',
        AZURE_RESOURCE_GROUP: 'sample-resource-group',
        AZURE_RESOURCE_NAME: 'sample-cluster',
        AZURE_REGION: 'sample-region',
      },
    },
  },
  {
    path: `${core}/secrets`,
    object: {
      metadata: metadata('kube-aad-proxy-certificate'),
      stringData: { note: 'a sample, not a certificate' },
    },
  },
  ...agents.map(deployment),
];

/** The kind of resource in which the agents keep how they are doing; only its shape matters here. */
export const arcResourceKind: SampleObject = {
  path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
  object: {
    metadata: metadata('connectedclusters.arc.azure.com'),
    spec: {
      group: 'arc.azure.com',
      scope: 'Namespaced',
      names: { plural: 'connectedclusters', singular: 'connectedcluster', kind: 'ConnectedCluster' },
      versions: [
        {
          ...{ name: 'v1beta1', served: true, storage: true },
          schema: {
            openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
          },
        },
      ],
    },
  },
};

/** Where resources of that kind are. */
export const arcResourcePath = '/apis/arc.azure.com/v1beta1/namespaces/azure-arc/connectedclusters';

/** How the agents are doing: they reached Azure at `now`, and their certificate is good for 61 days. */
export function arcResource(now: number): SampleObject {
  return {
    path: arcResourcePath,
    object: {
      apiVersion: 'arc.azure.com/v1beta1',
      kind: 'ConnectedCluster',
      metadata: metadata('clustermetadata'),
      status: {
        agentVersion: '1.28.3',
        lastConnectivityTime: new Date(now).toISOString(),
        managedIdentityCertificateExpirationTime: new Date(now + 61 * 86_400_000).toISOString(),
      },
    },
  };
}

/** Where the agents' states are written; no controller runs here that would. */
export const agentStatusPaths: readonly string[] = agents.map(
  (name) => `/apis/apps/v1/namespaces/azure-arc/deployments/${name}/status`,
);

/** The state of a deployment whose one replica is ready. */
export const readyStatus = {
  status: { replicas: 1, readyReplicas: 1, availableReplicas: 1, updatedReplicas: 1 },
};

function deployment(name: string): SampleObject {
  const labels = { 'app.kubernetes.io/component': name };
  return {
    path: '/apis/apps/v1/namespaces/azure-arc/deployments',
    object: {
      metadata: metadata(name),
      spec: {
        replicas: 1,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { containers: [{ name: 'sample', image: 'sample.invalid/sample:0' }] },
        },
      },
    },
  };
}
