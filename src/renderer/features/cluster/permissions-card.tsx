// What one may do on this cluster.
import { useState } from 'react';
import type { ClusterDetail } from '../../../shared/cluster.ts';
import { DEFAULT_ACCOUNT, DEFAULT_NAMESPACE } from '../../../shared/names.ts';
import { text } from '../../../shared/text/en.ts';
import { preflightText } from '../../../shared/text/preflight.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { PermissionList } from '../../components/permission-list.tsx';
import { Note } from '../../components/note.tsx';
import { PreflightDialog } from '../preflight/preflight-dialog.tsx';
import { Card } from './card.tsx';

export function PermissionsCard(props: { readonly detail: ClusterDetail; readonly cluster: string }) {
  const { detail, cluster } = props;
  const [asking, setAsking] = useState(false);
  const words = text.cluster.permissions;
  return (
    <Card
      title={words.title}
      aside={
        detail.user.known && (
          <>
            {words.as} <code>{detail.user.name}</code>
          </>
        )
      }
    >
      <PermissionList permissions={detail.permissions} />
      <Note tone="plain">{words.hint}</Note>
      <div>
        <LinkButton
          onClick={() => {
            setAsking(true);
          }}
        >
          {preflightText.open}
        </LinkButton>
      </div>
      {asking && (
        <PreflightDialog
          contextId={detail.contextId}
          cluster={cluster}
          account={{ namespace: DEFAULT_NAMESPACE, name: DEFAULT_ACCOUNT }}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </Card>
  );
}
