// The rail: screens, clusters, and the state of the keychain.
import { Button, Input, Tooltip } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons/svg/add';
import { History20Regular } from '@fluentui/react-icons/svg/history';
import { KeyMultiple20Regular } from '@fluentui/react-icons/svg/key-multiple';
import { Search16Regular } from '@fluentui/react-icons/svg/search';
import { Settings20Regular } from '@fluentui/react-icons/svg/settings';
import { Warning16Regular } from '@fluentui/react-icons/svg/warning';
import { useState, type ReactNode } from 'react';
import { text } from '../../../shared/text/en.ts';
import { useNavigation, type View } from '../../app/navigation.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { useTokens } from '../tokens/queries.ts';
import { isLive } from '../tokens/token-actions.ts';
import { ClusterList } from './cluster-list.tsx';
import { FileErrorDialog } from './file-error-dialog.tsx';
import { KeychainLine } from './keychain-line.tsx';
import { useChangeFiles, useClusters, useFiles } from './queries.ts';
import styles from './rail.module.css';

/** From this many clusters on, a field to filter them appears. */
const FILTER_FROM = 12;

export function Rail() {
  const [filter, setFilter] = useState('');
  const clusters = useClusters().data;
  const tokens = useTokens().data;
  const { choose } = useChangeFiles();
  const shown = clusters?.filter(({ name }) => name.toLowerCase().includes(filter.trim().toLowerCase()));
  return (
    <>
      <ul className={styles['screens']}>
        <Screen to="tokens" icon={<KeyMultiple20Regular />} count={tokens?.filter(isLive).length} />
        <Screen to="history" icon={<History20Regular />} />
        <Screen to="settings" icon={<Settings20Regular />} />
      </ul>
      <div className={styles['head']}>
        <h2 className={styles['title']}>
          {text.clusters.title}
          {clusters !== undefined && clusters.length > 0 && (
            <span className={styles['count']}>{clusters.length}</span>
          )}
        </h2>
        <Tooltip content={text.clusters.add} relationship="label">
          <Button
            size="small"
            appearance="subtle"
            icon={<Add20Regular />}
            onClick={() => {
              choose.mutate();
            }}
          />
        </Tooltip>
      </div>
      {clusters !== undefined && clusters.length >= FILTER_FROM && (
        <Input
          className={styles['filter']}
          size="small"
          aria-label={text.clusters.filter}
          placeholder={text.clusters.filter}
          contentBefore={<Search16Regular />}
          value={filter}
          onChange={(_event, data) => {
            setFilter(data.value);
          }}
        />
      )}
      {clusters?.length === 0 && <p className={styles['empty']}>{text.clusters.empty}</p>}
      {clusters !== undefined && clusters.length > 0 && shown?.length === 0 && (
        <p className={styles['empty']}>{text.clusters.noMatch}</p>
      )}
      <ClusterList clusters={shown ?? []} />
      <FileErrorDialog thrown={choose.error} onClose={choose.reset} />
      <FileProblems />
      <KeychainLine />
    </>
  );
}

function Screen(props: {
  readonly to: 'tokens' | 'history' | 'settings';
  readonly icon: ReactNode;
  readonly count?: number | undefined;
}) {
  const { view, go } = useNavigation();
  const target: View = { kind: props.to };
  return (
    <li>
      <button
        type="button"
        className={styles['screen']}
        aria-current={view.kind === props.to ? 'page' : undefined}
        onClick={() => {
          go(target);
        }}
      >
        {props.icon}
        <span className={styles['name']}>{text.nav[props.to]}</span>
        {props.count !== undefined && props.count > 0 && (
          <span className={styles['number']} aria-hidden="true">
            {props.count}
          </span>
        )}
      </button>
    </li>
  );
}

function FileProblems() {
  const { go } = useNavigation();
  const bad = useFiles().data?.filter(
    ({ problem, source }) =>
      problem !== undefined && !(source === 'default' && problem.code === 'file-unusable'),
  );
  if (bad === undefined || bad.length === 0) return null;
  return (
    <p className={styles['problems']}>
      <Warning16Regular />
      <LinkButton
        onClick={() => {
          go({ kind: 'settings' });
        }}
      >
        {text.clusters.problems(bad.length)}
      </LinkButton>
    </p>
  );
}
