// Everything an event knows, under its row.
import { Button } from '@fluentui/react-components';
import type { HistoryEvent } from '../../../shared/ipc/contract/history.ts';
import type { TokenRow } from '../../../shared/issuance.ts';
import { text } from '../../../shared/text/en.ts';
import { errorAsText } from '../../../shared/text/errors.ts';
import { absolute, lifetime } from '../../../shared/text/time.ts';
import { grantedSeconds, keeps, kinds, rightsName, routes } from '../../../shared/text/words.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { Facts, type Fact } from '../../components/facts.tsx';
import { useFlows } from '../issue/flows.tsx';
import { useTokens } from '../tokens/queries.ts';
import styles from './event-details.module.css';

export function EventDetails({ event }: { readonly event: HistoryEvent }) {
  const { go } = useNavigation();
  const { again } = useFlows();
  const token = useTokens().data?.find(({ issuanceId }) => issuanceId === event.issuanceId);
  const contextId = token?.contextId;
  return (
    <div className={styles['details']}>
      <div className={styles['columns']}>
        <Facts facts={leftOf(event)} />
        <Facts facts={rightOf(event)} />
      </div>
      {token !== undefined && (
        <div className={styles['actions']}>
          <Button
            size="small"
            onClick={() => {
              go({ kind: 'tokens', select: token.issuanceId });
            }}
          >
            {text.history.show}
          </Button>
          {contextId !== undefined && (
            <Button
              size="small"
              appearance="subtle"
              onClick={() => {
                again(contextId, token satisfies TokenRow);
                go({ kind: 'issue', contextId });
              }}
            >
              {text.history.again}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function leftOf(event: HistoryEvent): Fact[] {
  const words = text.history.details;
  const { grant, role, scope, route, requestedSeconds, error } = event;
  const granted = grant === undefined ? undefined : grantedSeconds(grant);
  return [
    {
      label: words.route,
      value:
        route === undefined
          ? ''
          : `${routes[route]}${event.boundSecret === undefined ? '' : words.revocable}`,
    },
    {
      label: words.asked,
      value:
        requestedSeconds === undefined
          ? ''
          : `${lifetime(requestedSeconds)} (${requestedSeconds.toLocaleString('en')} s)`,
    },
    {
      label: words.granted,
      value:
        grant === undefined
          ? ''
          : granted === undefined || grant.expiresAt === undefined
            ? text.time.never
            : `${lifetime(granted)}${words.until(absolute(grant.expiresAt))}`,
    },
    { label: words.said, value: grant?.warning, mono: true },
    { label: words.rights, value: role === undefined || scope === undefined ? '' : rightsName(role, scope) },
    { label: words.kept, value: event.keep === undefined ? '' : keeps[event.keep] },
    {
      label: words.error,
      value: error === undefined ? '' : <pre className={styles['error']}>{errorAsText(error)}</pre>,
    },
    { label: words.reason, value: event.reason },
  ];
}

function rightOf(event: HistoryEvent): Fact[] {
  const words = text.history.details;
  const { created, grant } = event;
  return [
    { label: words.at, value: absolute(event.at) },
    {
      label: words.by,
      value:
        event.kubernetesUser === undefined
          ? event.operator
          : `${event.operator}, ${words.as} ${event.kubernetesUser}`,
    },
    {
      label: words.created,
      value: objectsOf(created),
    },
    {
      label: words.removed,
      value: objectsOf(event.removed),
    },
    { label: words.tokenId, value: grant?.jti, mono: true },
    { label: words.fingerprint, value: grant === undefined ? '' : `SHA256:${grant.fingerprint}`, mono: true },
    { label: words.event, value: `#${event.id}`, mono: true },
  ];
}

function objectsOf(objects: HistoryEvent['created']): string {
  return (objects ?? [])
    .map(
      ({ kind, name, namespace }) =>
        `${kinds[kind]} ${namespace === undefined ? '' : `${namespace}/`}${name}`,
    )
    .join(', ');
}
