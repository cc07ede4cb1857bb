// Commands of the Azure CLI that the window offers, ready to paste.
import { bashWord, powershellWord } from './shell-word.ts';

/** The connected cluster; parts that are not known are left to fill in. */
export type ArcResource = { readonly name?: string | undefined; readonly resourceGroup?: string | undefined };

/** Switches on what a portal sign-in needs (Azure Arc documentation, cluster connect). */
export function enableClusterConnect(resource: ArcResource): string {
  return `az connectedk8s enable-features --features cluster-connect ${place(resource)}`;
}

/** Brings the agents to the newest version (Azure Arc documentation, agent upgrade). */
export function upgradeAgents(resource: ArcResource): string {
  return `az connectedk8s upgrade ${place(resource)}`;
}

/** Shows what keeps the agents from running. */
export const lookAtAgents = 'kubectl get pods -n azure-arc';

/** Takes the cluster out of Azure Arc and connects it anew: the way out of an expired identity certificate. */
export function connectAgain(resource: ArcResource): readonly string[] {
  return [`az connectedk8s delete ${place(resource)}`, `az connectedk8s connect ${place(resource)}`];
}

/** Connects a cluster to Azure Arc. */
export function connect(resource: ArcResource): string {
  return `az connectedk8s connect ${place(resource)}`;
}

/**
 * Opens a channel to the cluster through Azure with a pasted token. The token is typed into a variable, so that it is
 * not in the shell's history; the kubeconfig that `az` writes is a file of its own.
 */
export function proxyCommand(shell: 'bash' | 'powershell', resource: ArcResource): string {
  switch (shell) {
    case 'bash':
      return [
        `read -rsp 'Token: ' TOKEN && echo`,
        `az connectedk8s proxy ${place(resource)} --file ./portal-proxy.kubeconfig --token "$TOKEN"; unset TOKEN`,
      ].join('\n');
    case 'powershell':
      return [
        `$TOKEN = Read-Host -MaskInput 'Token'`,
        `az connectedk8s proxy ${place(resource, powershellWord)} --file ./portal-proxy.kubeconfig --token $TOKEN; Remove-Variable TOKEN`,
      ].join('\n');
  }
}

function place({ name, resourceGroup }: ArcResource, word = bashWord): string {
  return `-n ${word(name ?? 'NAME')} -g ${word(resourceGroup ?? 'RESOURCE_GROUP')}`;
}
