// What is said of settings that an administrator has made for everyone.
import type { Managed } from '../managed.ts';
import { keeps } from './words.ts';

export const managedText = {
  title: 'Managed by your organization',
  says: (file: string) => `Set by an administrator of this machine in ${file}. They cannot be changed here.`,
  roles: 'Roles',
  longest: 'Longest lifetime',
  forever: 'Tokens that never expire',
  notAllowed: 'Not allowed',
  keep: 'Keep',
  clusters: 'Clusters with a place in Azure',
  keeps: (allowed: NonNullable<Managed['keep']>) => allowed.map((one) => keeps[one]).join(', '),
  choiceHint: 'Limited by your organization.',
};
