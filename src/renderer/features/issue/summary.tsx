// Beside the form: what one gets, in a sentence, and what one may do here.
import { useState } from 'react';
import type { ClusterDetail, ClusterRow } from '../../../shared/cluster.ts';
import { accountNameProblem, namespaceProblem } from '../../../shared/names.ts';
import { text } from '../../../shared/text/en.ts';
import { preflightText } from '../../../shared/text/preflight.ts';
import { lifetime } from '../../../shared/text/time.ts';
import { roleName } from '../../../shared/text/words.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Facts } from '../../components/facts.tsx';
import { PermissionList } from '../../components/permission-list.tsx';
import { PreflightDialog } from '../preflight/preflight-dialog.tsx';
import { useKeychain } from '../settings/queries.ts';
import { askedSeconds, scopeOf, type Draft } from './draft.ts';
import styles from './flow.module.css';
import own from './summary.module.css';
import { useNamespaces, useRights } from './queries.ts';

export function Summary(props: {
  readonly cluster: ClusterRow;
  readonly detail: ClusterDetail | undefined;
  readonly draft: Draft;
}) {
  const { cluster, detail, draft } = props;
  const seconds = askedSeconds(draft);
  const scope = scopeOf(draft);
  const words = text.issue.summary;
  return (
    <aside className={styles['aside']} aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className={own['sentence']}>
        {words.tokenFor} <b>{`${draft.namespace}/${draft.name || '…'}`}</b> {words.that}{' '}
        <b>{doesOf(draft)}</b>
        {draft.role.kind !== 'none' &&
          `, ${scope.kind === 'cluster' ? words.cluster : words.namespaces(scope.namespaces.join(', ') || '…')}`}{' '}
        {draft.route === 'token-request' && `${words.for} `}
        <b>
          {draft.route !== 'token-request'
            ? words.forever
            : seconds === undefined
              ? text.issue.serverDefault.toLowerCase()
              : Number.isNaN(seconds)
                ? '…'
                : lifetime(seconds)}
          .
        </b>
      </p>
      <Facts
        facts={[
          { label: words.creates, value: useCreates(cluster, draft, detail !== undefined) },
          { label: words.keeps, value: useKeeps(draft) },
          {
            label: words.signedInAs,
            value:
              detail === undefined
                ? '…'
                : `${detail.user.known ? detail.user.name : text.cluster.identity.unknownUser}, ${text.cluster.identity.credential[cluster.credential.kind].toLowerCase()}`,
          },
        ]}
      />
      {detail !== undefined && (
        <>
          <h3>{text.cluster.permissions.title}</h3>
          <PermissionList permissions={detail.permissions} brief />
          <p className={own['hint']}>{text.cluster.permissions.hint}</p>
          <Preflight cluster={cluster} draft={draft} />
        </>
      )}
    </aside>
  );
}

/** Asks for the account of the form, once its name could be one. */
function Preflight({ cluster, draft }: { readonly cluster: ClusterRow; readonly draft: Draft }) {
  const [asking, setAsking] = useState(false);
  const { namespace, name } = draft;
  if (namespaceProblem(namespace) !== null || accountNameProblem(name) !== null) return null;
  return (
    <>
      <LinkButton
        onClick={() => {
          setAsking(true);
        }}
      >
        {preflightText.open}
      </LinkButton>
      {asking && (
        <PreflightDialog
          contextId={cluster.contextId}
          cluster={cluster.name}
          account={{ namespace, name }}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </>
  );
}

function doesOf({ role }: Draft): string {
  const { does } = text.issue.summary;
  if (role.kind === 'none') return does.none;
  return role.kind === 'preset' ? does[role.preset] : does.other(roleName(role));
}

function useKeeps(draft: Draft): string {
  const keychain = useKeychain().data;
  const words = text.issue.summary;
  if (draft.keep === 'until-quit') return words.untilQuit;
  return draft.keep === 'copy-once' ? words.copyOnce : words.keepsIn(keychain?.name ?? 'the keychain');
}

/** A forecast from what is known; the plan counts exactly. */
function useCreates(cluster: ClusterRow, draft: Draft, opened: boolean): string {
  const { counts, nothing } = text.issue.summary;
  const namespaces = useNamespaces(cluster.contextId, opened).data;
  const rights = useRights(cluster.contextId, draft.namespace, draft.name, opened).data;
  const scope = scopeOf(draft);
  const places = scope.kind === 'cluster' ? 1 : scope.namespaces.length;
  const reader = draft.role.kind === 'preset' && draft.role.preset === 'arc-portal-reader';
  const wide = reader && scope.kind === 'cluster';
  const newNamespace = namespaces?.complete === true && !namespaces.names.includes(draft.namespace);
  const parts = [
    newNamespace ? counts.namespace(1) : '',
    draft.account === 'new' && rights?.exists !== true ? counts.account(1) : '',
    wide ? counts.role(1) : '',
    draft.role.kind === 'none' ? '' : counts.binding(places + (wide ? 1 : 0)),
    draft.route === 'token-request' && draft.revocable ? counts.secret(1) : '',
    draft.route === 'token-secret' ? counts.tokenSecret(1) : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? nothing : parts.join(', ');
}
