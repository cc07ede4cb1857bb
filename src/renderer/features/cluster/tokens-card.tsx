// The tokens kept for this cluster, with Copy.
import { Button } from '@fluentui/react-components';
import { Checkmark16Regular } from '@fluentui/react-icons/svg/checkmark';
import { Copy16Regular } from '@fluentui/react-icons/svg/copy';
import type { ClusterRow } from '../../../shared/cluster.ts';
import { text } from '../../../shared/text/en.ts';
import { errorOf } from '../../api.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { TimeBar } from '../../components/time-bar.tsx';
import { useKeychainUnusable } from '../settings/queries.ts';
import { useClipboard, useCopy, useTokens } from '../tokens/queries.ts';
import { isLive } from '../tokens/token-actions.ts';
import { actionsFor } from '../tokens/token-actions.ts';
import { Card } from './card.tsx';
import styles from './tokens-card.module.css';

/** Most tokens shown here; the rest are on the home screen. */
const SHOWN = 4;

export function TokensCard({ cluster, now }: { readonly cluster: ClusterRow; readonly now: number }) {
  const { go, setSearch } = useNavigation();
  const all =
    useTokens().data?.filter((token) => token.clusterId === cluster.clusterId && isLive(token)) ?? [];
  const words = text.cluster.tokensHere;
  const copy = useCopy();
  const clipboard = useClipboard();
  const noKeychain = useKeychainUnusable();
  return (
    <Card
      title={words.title}
      aside={
        all.length > 0 && (
          <LinkButton
            onClick={() => {
              setSearch(cluster.name);
              go({ kind: 'tokens' });
            }}
          >
            {words.all(all.length)}
          </LinkButton>
        )
      }
    >
      {copy.error !== null && <ErrorPanel error={errorOf(copy.error)} />}
      {all.length === 0 && <p className={styles['none']}>{words.none(cluster.name)}</p>}
      <ul className={styles['list']}>
        {all.slice(0, SHOWN).map((token) => {
          const actions = actionsFor(token, cluster, noKeychain, now);
          const copied = clipboard.holds === 'token' && clipboard.issuanceId === token.issuanceId;
          return (
            <li key={token.issuanceId} className={styles['token']}>
              <b>{token.accountName}</b>
              <TimeBar token={token} now={now} />
              <Button
                size="small"
                icon={copied ? <Checkmark16Regular /> : <Copy16Regular />}
                disabledFocusable={actions.ended || actions.noCopy !== undefined}
                title={actions.noCopy}
                onClick={() => {
                  copy.mutate({ issuanceId: token.issuanceId });
                }}
              >
                {copied ? text.tokens.copied : text.tokens.copy}
              </Button>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
