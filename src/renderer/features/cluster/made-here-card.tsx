// What Token Desk made on this cluster: cleaning up, and removing the accounts of tokens kept here.
import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ClusterRow } from '../../../shared/cluster.ts';
import { removalWords } from '../../../shared/text/removal-words.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { AccountDialog, type RemovableAccount } from '../removal/account-dialog.tsx';
import { CleanUpDialog } from '../removal/clean-up-dialog.tsx';
import { useTokens } from '../tokens/queries.ts';
import { Card } from './card.tsx';
import styles from './made-here-card.module.css';

const words = removalWords.cleanUp;

export function MadeHereCard({ cluster, now }: { readonly cluster: ClusterRow; readonly now: number }) {
  const { contextId, clusterId, name } = cluster;
  const [cleaning, setCleaning] = useState(false);
  const [removing, setRemoving] = useState<RemovableAccount>();
  const here = useTokens().data?.filter((token) => token.clusterId === clusterId) ?? [];
  const accounts = new Map(
    here.map(({ namespace, accountName }) => [
      `${namespace}/${accountName}`,
      { namespace, name: accountName },
    ]),
  );
  return (
    <Card title={words.title}>
      <p className={styles['body']}>{words.body}</p>
      {accounts.size > 0 && (
        <ul className={styles['accounts']} aria-label={words.accounts}>
          {[...accounts].map(([key, account]) => (
            <li key={key}>
              <span className={styles['name']}>
                <b>{account.name}</b> {account.namespace}
              </span>
              <LinkButton
                aria-label={removalWords.account.openFor(account.name)}
                onClick={() => {
                  setRemoving({ contextId, ...account });
                }}
              >
                {removalWords.account.open}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button
          size="small"
          onClick={() => {
            setCleaning(true);
          }}
        >
          {words.open}
        </Button>
      </div>
      {cleaning && (
        <CleanUpDialog
          {...{ contextId, cluster: name, now }}
          onClose={() => {
            setCleaning(false);
          }}
        />
      )}
      {removing !== undefined && (
        <AccountDialog
          account={removing}
          onClose={() => {
            setRemoving(undefined);
          }}
        />
      )}
    </Card>
  );
}
