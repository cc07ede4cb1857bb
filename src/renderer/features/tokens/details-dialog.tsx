// What a token says of itself, in words; and how to find what was done with it.
import { useState } from 'react';
import type { TokenRow } from '../../../shared/issuance.ts';
import { auditQuery } from '../../../shared/text/audit-query.ts';
import { text } from '../../../shared/text/en.ts';
import { panesText } from '../../../shared/text/preflight.ts';
import { absolute } from '../../../shared/text/time.ts';
import { checkWords, tokenLife as words } from '../../../shared/text/token-life.ts';
import type { TokenClaims } from '../../../shared/token-claims.ts';
import { errorOf } from '../../api.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { CommandLine } from '../../components/command-line.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Facts, type Fact } from '../../components/facts.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { PanesDialog } from '../preflight/panes-dialog.tsx';
import { useCheck, useClaims } from './life-queries.ts';

export function DetailsDialog(props: { readonly token: TokenRow; readonly onClose: () => void }) {
  const { token, onClose } = props;
  const claims = useClaims(token.issuanceId);
  const check = useCheck(token.issuanceId);
  const [looking, setLooking] = useState(false);
  const jti = claims.data?.jti ?? token.grant.jti;
  const standing =
    check === undefined
      ? token.standing &&
        `${words.verdicts[token.standing.verdict]}. ${words.checkedAt(absolute(token.standing.at))}`
      : standingOf(check.verdict, check);
  const { contextId } = token;
  if (looking && contextId !== undefined) {
    return (
      <PanesDialog
        contextId={contextId}
        account={{ namespace: token.namespace, name: token.accountName }}
        namespaces={token.scope.kind === 'namespaces' ? token.scope.namespaces : []}
        issuanceId={token.issuanceId}
        onClose={onClose}
      />
    );
  }
  return (
    <AskDialog
      title={words.detailsTitle(token.accountName, token.clusterName)}
      onClose={onClose}
      choices={[{ label: words.close, onChoose: onClose }]}
    >
      <p>{words.detailsHint}</p>
      {claims.error !== null && <ErrorPanel error={errorOf(claims.error)} />}
      <Facts
        facts={[
          ...(claims.data === undefined ? [] : factsOf(claims.data)),
          { label: words.claims.standing, value: standing },
        ]}
      />
      {contextId !== undefined && (
        <div>
          <LinkButton
            onClick={() => {
              setLooking(true);
            }}
          >
            {panesText.open}
          </LinkButton>
        </div>
      )}
      {jti !== undefined && (
        <>
          <p>{words.auditHint}</p>
          <CommandLine command={auditQuery(jti)} />
        </>
      )}
    </AskDialog>
  );
}

function standingOf(
  verdict: keyof typeof words.verdicts,
  { reason, at }: { readonly reason: Parameters<typeof checkWords>[0]; readonly at: number },
): string {
  const { because, next } = checkWords(reason);
  return [`${words.verdicts[verdict]}. ${because}`, next, words.checkedAt(absolute(at))].join(' ');
}

function factsOf(claims: TokenClaims): Fact[] {
  const labels = words.claims;
  const { namespace, accountName, boundTo, algorithm } = claims;
  return [
    {
      label: labels.who,
      value: accountName === undefined ? claims.subject : `${namespace ?? ''}/${accountName}`,
    },
    { label: labels.uid, value: claims.accountUid, mono: true },
    { label: labels.where, value: claims.issuer, mono: true },
    { label: labels.audiences, value: claims.audiences.join(', '), mono: true },
    { label: labels.from, value: claims.issuedAt === undefined ? '' : absolute(claims.issuedAt) },
    {
      label: labels.until,
      value: claims.expiresAt === undefined ? text.time.never : absolute(claims.expiresAt),
    },
    { label: labels.boundTo, value: boundTo === undefined ? '' : `${boundTo.kind} ${boundTo.name}` },
    { label: labels.jti, value: claims.jti, mono: true },
    { label: labels.signed, value: algorithm === undefined ? '' : words.key(algorithm, claims.keyId) },
  ];
}
