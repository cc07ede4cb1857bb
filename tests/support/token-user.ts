// Uses a token as others do: a real kubectl through a kubeconfig of mode 0600, and a TokenReview.
import { rm } from 'node:fs/promises';
import { z } from 'zod';
import type { CommandResult } from './commands.ts';
import type { ClusterAccess } from './control-plane/cluster-access.ts';

const Review = z.object({
  status: z.object({
    authenticated: z.boolean().default(false),
    user: z.object({ username: z.string().optional() }).optional(),
  }),
});

/** Runs a real kubectl as the holder of `token`: through a kubeconfig of mode 0600 that is gone afterwards. */
export async function kubectlAsHolder(
  controlPlane: ClusterAccess,
  token: string,
  args: readonly string[],
): Promise<CommandResult> {
  const kubeconfigPath = await controlPlane.writeKubeconfig('admin', { auth: 'none', user: { token } });
  const result = await controlPlane.kubectl(args, { kubeconfigPath });
  await rm(kubeconfigPath);
  return result;
}

/** Who kubectl and the server say that the holder of `token` is; their refusals in words. */
export async function whoHolds(
  controlPlane: ClusterAccess,
  token: string,
): Promise<{ readonly kubectl: string; readonly review: string }> {
  const asked = ['auth', 'whoami', '-o', 'jsonpath={.status.userInfo.username}'];
  const kubectl = await kubectlAsHolder(controlPlane, token, asked);
  const api = controlPlane.api();
  const answer = await api.send('POST', '/apis/authentication.k8s.io/v1/tokenreviews', { spec: { token } });
  await api.close();
  const { authenticated, user } = Review.parse(answer.body).status;
  return {
    kubectl: kubectl.code === 0 ? kubectl.stdout : 'refused',
    review: authenticated ? (user?.username ?? '') : 'refused',
  };
}
