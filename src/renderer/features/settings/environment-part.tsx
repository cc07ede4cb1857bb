// What Token Desk found on this machine: PATH, KUBECONFIG, proxy, and where it keeps its data.
import { text } from '../../../shared/text/en.ts';
import { absolute } from '../../../shared/text/time.ts';
import { Facts } from '../../components/facts.tsx';
import { useEnvironment } from './queries.ts';
import { SettingPart } from './setting-row.tsx';
import styles from './environment-part.module.css';

export function EnvironmentPart() {
  const environment = useEnvironment().data;
  const words = text.settings;
  if (environment === undefined) return null;
  return (
    <SettingPart title={words.environment}>
      <p className={styles['source']} title={absolute(environment.readAt)}>
        {words.environmentSource[environment.source]}
      </p>
      <Facts
        facts={[
          { label: words.shell, value: environment.shell, mono: true },
          {
            label: words.path,
            value: <span title={environment.path.join('\n')}>{environment.path.join(':')}</span>,
            mono: true,
          },
          {
            label: words.kubeconfig,
            value: environment.kubeconfig ?? words.notSet,
            mono: environment.kubeconfig !== undefined,
          },
          {
            label: words.proxy,
            value: environment.proxy.length === 0 ? words.noProxy : environment.proxy.join('\n'),
            mono: environment.proxy.length > 0,
          },
          { label: words.data, value: environment.dataFolder, mono: true },
          { label: words.session, value: environment.remoteSession ? words.remote : words.local },
          { label: words.version, value: `${environment.version}, ${environment.runtime}` },
        ]}
      />
    </SettingPart>
  );
}
