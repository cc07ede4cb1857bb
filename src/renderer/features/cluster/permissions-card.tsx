// What one may do on this cluster.
import type { ClusterDetail } from '../../../shared/cluster.ts';
import { text } from '../../../shared/text/en.ts';
import { PermissionList } from '../../components/permission-list.tsx';
import { Note } from '../../components/note.tsx';
import { Card } from './card.tsx';

export function PermissionsCard({ detail }: { readonly detail: ClusterDetail }) {
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
    </Card>
  );
}
