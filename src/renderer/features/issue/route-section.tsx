// Which way to the token: what this server and this user have, why one is recommended, and what another costs.
import { Checkbox } from '@fluentui/react-components';
import type { ClusterDetail } from '../../../shared/cluster.ts';
import { text } from '../../../shared/text/en.ts';
import { routesSay, routeText } from '../../../shared/text/routes.ts';
import { routes } from '../../../shared/text/words.ts';
import type { Route } from '../../../shared/token.ts';
import { FieldRow } from '../../components/field-row.tsx';
import { Note } from '../../components/note.tsx';
import { Segments } from '../../components/segments.tsx';
import type { PartProps } from './form.tsx';
import styles from './lifetime-section.module.css';
import { SecretChoice } from './secret-choice.tsx';

const all: readonly Route[] = ['token-request', 'token-secret', 'legacy-secret'];

export function RouteRow(props: PartProps) {
  const { draft, edit, detail } = props;
  return (
    <FieldRow label={text.issue.route}>
      <Segments
        label={text.issue.route}
        value={draft.route}
        choices={all.map((route) => ({
          value: route,
          label: routes[route],
          disabledBecause: notHere(route, draft.account, detail),
        }))}
        onChange={(route) => {
          edit({ route });
        }}
      />
      <Note tone="plain">{detail === undefined ? routeText.asking : routesSay(detail.routes)}</Note>
      {draft.route === 'token-request' ? (
        <Revocable {...props} />
      ) : (
        <Note tone="warn">{routeText.price[draft.route]}</Note>
      )}
      {draft.route === 'legacy-secret' && <SecretChoice {...props} />}
    </FieldRow>
  );
}

function Revocable({ draft, edit, detail }: PartProps) {
  const missing = detail?.permissions.some(({ id, verdict }) => id === 'secrets' && verdict === 'missing');
  return (
    <>
      <Checkbox
        className={styles['check']}
        checked={draft.revocable}
        label={
          <>
            {text.issue.revocable} <span className={styles['second']}>{text.issue.revocableSays}</span>
          </>
        }
        onChange={(_event, { checked }) => {
          edit({ revocable: checked === true });
        }}
      />
      {draft.revocable && missing === true && <Note tone="plain">{text.issue.revocableMissing}</Note>}
    </>
  );
}

function notHere(
  route: Route,
  account: 'new' | 'existing',
  detail: ClusterDetail | undefined,
): string | undefined {
  if (route === 'legacy-secret' && account === 'new') return routeText.needsAccount;
  const offer = detail?.routes.find((one) => one.route === route);
  return offer?.verdict === 'unavailable' ? routeText.notServed : undefined;
}
