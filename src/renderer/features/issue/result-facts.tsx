// Beside the result: facts about the token, what was created, and what was checked.
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import { QuestionCircle16Regular } from '@fluentui/react-icons/svg/question-circle';
import type { Issued, TokenRow } from '../../../shared/issuance.ts';
import type { ObjectRef } from '../../../shared/object-ref.ts';
import { text } from '../../../shared/text/en.ts';
import { routeText } from '../../../shared/text/routes.ts';
import { absolute, ago } from '../../../shared/text/time.ts';
import { kinds, rightsName, routes } from '../../../shared/text/words.ts';
import { cx } from '../../components/cx.ts';
import { Facts } from '../../components/facts.tsx';
import { useNow } from '../../components/use-now.ts';
import styles from './flow.module.css';
import own from './result-facts.module.css';

export function ResultFacts({ issued }: { readonly issued: Issued }) {
  const now = useNow(30_000);
  const { token, created, accepted } = issued;
  const { grant } = token;
  const [audience, ...more] = grant.audiences;
  return (
    <aside className={styles['aside']} aria-label={text.result.token}>
      <h2 className={own['title']}>{text.result.token}</h2>
      <Facts
        facts={[
          { label: text.result.account, value: `${token.namespace} / ${token.accountName}` },
          { label: text.result.route, value: routes[token.route] },
          { label: text.result.can, value: rightsName(token.role, token.scope) },
          { label: text.result.issued, value: ago(grant.issuedAt, now), title: absolute(grant.issuedAt) },
          {
            label: text.result.endsLabel,
            value: grant.expiresAt === undefined ? text.time.never : absolute(grant.expiresAt),
          },
          {
            label: text.result.audience,
            value:
              audience === undefined
                ? undefined
                : `${audience}${more.length > 0 ? text.result.more(more.length) : ''}`,
            title: grant.audiences.join('\n'),
          },
          { label: text.result.tokenId, value: shortId(grant.jti), mono: true, title: grant.jti },
          {
            label: text.result.fingerprint,
            value: `SHA256:${shortId(grant.fingerprint) ?? ''}`,
            mono: true,
            title: `SHA256:${grant.fingerprint}`,
          },
          { label: text.result.reason, value: token.reason },
        ]}
      />
      <h3>{text.result.created}</h3>
      {created.length === 0 ? (
        <p className={own['item']}>{text.result.createdNothing}</p>
      ) : (
        <ul className={own['list']}>
          {grouped(created).map(({ kind, objects }) => (
            <li key={kind} className={own['item']} title={objects.map(({ name }) => name).join('\n')}>
              <CheckmarkCircle16Filled className={cx(own['good'])} />
              {kind === 'Secret' ? secretName(token) : text.result.several(objects.length, kinds[kind])}
              {kind === 'Secret' && <code>{objects[0]?.name}</code>}
            </li>
          ))}
        </ul>
      )}
      <h3>{text.result.checked}</h3>
      <p className={own['item']}>
        {accepted === 'yes' ? (
          <>
            <CheckmarkCircle16Filled className={cx(own['good'])} /> {text.result.accepted}
          </>
        ) : accepted === 'no' ? (
          <>
            <ErrorCircle16Filled className={cx(own['bad'])} /> {text.result.notAccepted}
          </>
        ) : (
          <>
            <QuestionCircle16Regular /> {text.result.notAsked}
          </>
        )}
      </p>
    </aside>
  );
}

function secretName({ route }: TokenRow): string {
  return route === 'token-request' ? text.result.boundSecret : routeText.tokenSecret;
}

function shortId(id: string | undefined): string | undefined {
  return id === undefined || id.length < 12 ? id : `${id.slice(0, 4)}…${id.slice(-4)}`;
}

function grouped(objects: readonly ObjectRef[]): { kind: ObjectRef['kind']; objects: ObjectRef[] }[] {
  const groups = new Map<ObjectRef['kind'], ObjectRef[]>();
  for (const object of objects) {
    if (object.kind !== 'Token') groups.set(object.kind, [...(groups.get(object.kind) ?? []), object]);
  }
  return [...groups].map(([kind, members]) => ({ kind, objects: members }));
}
