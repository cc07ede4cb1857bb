// What an administrator of the machine has set for everyone: to be read, not to be changed.
import { useQuery } from '@tanstack/react-query';
import { managedText as words } from '../../../shared/text/managed.ts';
import { lifetime } from '../../../shared/text/time.ts';
import { api, unwrap } from '../../api.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Facts } from '../../components/facts.tsx';
import { Note } from '../../components/note.tsx';
import { SettingPart } from './setting-row.tsx';

/** What is managed; it is read once, when the app starts. */
export function useManaged() {
  return useQuery({ queryKey: ['managed'], queryFn: () => unwrap(api['settings.managed']({})) }).data;
}

export function ManagedPart() {
  const state = useManaged();
  if (state === undefined || state.state === 'none') return null;
  if (state.state === 'broken') {
    return (
      <SettingPart title={words.title}>
        <ErrorPanel error={state.error} />
      </SettingPart>
    );
  }
  const { roles, longestLifetimeSeconds: longest, neverExpiring, keep, clusters } = state.managed;
  return (
    <SettingPart title={words.title}>
      <Note tone="plain">{words.says(state.file)}</Note>
      <Facts
        labelWidth={200}
        facts={[
          { label: words.roles, value: roles?.join(', ') },
          { label: words.longest, value: longest === undefined ? undefined : lifetime(longest) },
          { label: words.forever, value: neverExpiring ? undefined : words.notAllowed },
          { label: words.keep, value: keep === undefined ? undefined : words.keeps(keep) },
          { label: words.clusters, value: clusters.length === 0 ? undefined : String(clusters.length) },
        ]}
      />
    </SettingPart>
  );
}
