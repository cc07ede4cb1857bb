// The user's own rule for exec plugins: credentialPluginPolicy of kuberc.
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { readBoundedFile } from '../kubeconfig/read-file.ts';
import { readYaml } from '../kubeconfig/yaml-source.ts';
import type { Variables } from '../../kubernetes/proxy.ts';
import { lookUp } from './command.ts';

const Entry = z.object({ name: z.string().optional(), command: z.string().optional() });
const Preference = z.object({
  apiVersion: z.string().startsWith('kubectl.config.k8s.io/'),
  kind: z.literal('Preference'),
  credentialPluginPolicy: z.enum(['', 'AllowAll', 'DenyAll', 'Allowlist']).nullish(),
  credentialPluginAllowlist: z.array(Entry).nullish(),
});

/**
 * Whether kuberc lets this command run. A file that cannot be understood allows nothing, since it may have meant to
 * forbid; kubectl stops there too. `command` is as in the kubeconfig, `file` what was found.
 */
export async function kubercAllows(
  { command, file }: { readonly command: string; readonly file: string },
  { home, variables }: { readonly home: string; readonly variables: Variables },
): Promise<boolean> {
  const named = variables['KUBERC'] ?? '';
  if (named === 'off' || variables['KUBECTL_KUBERC'] === 'false') return true;
  const path = named === '' ? join(home, '.kube', 'kuberc') : isAbsolute(named) ? named : join(home, named);
  const bytes = await readBoundedFile(path);
  if (!bytes.ok)
    return named === '' && bytes.error.code === 'file-unusable' && bytes.error.reason === 'missing';
  const source = readYaml(bytes.value.toString('utf8'));
  if ('fault' in source) return false;
  if (source.value === null || source.value === undefined) return true;
  const preference = Preference.safeParse(source.value);
  if (!preference.success) return false;
  const { credentialPluginPolicy: policy, credentialPluginAllowlist: allowed } = preference.data;
  switch (policy) {
    case undefined:
    case null:
    case '':
    case 'AllowAll':
      // A list without the policy that uses it is a mistake about a safety rule.
      return allowed === undefined || allowed === null;
    case 'DenyAll':
      return false;
    case 'Allowlist':
      return listed(allowed ?? [], command, file, variables);
  }
}

async function listed(
  entries: readonly z.infer<typeof Entry>[],
  command: string,
  file: string,
  variables: Variables,
): Promise<boolean> {
  for (const { name, command: wanted } of entries) {
    const one = wanted ?? name ?? '';
    if (one === '') return false;
    if (one === command || one === file || (await lookUp(one, variables)) === file) return true;
  }
  return false;
}
