// Which cluster this is, and as whom one is there.
import type { ClusterDetail, ClusterRow } from '../../../shared/cluster.ts';
import { text } from '../../../shared/text/en.ts';
import { absolute, day } from '../../../shared/text/time.ts';
import { Facts } from '../../components/facts.tsx';
import { Card } from './card.tsx';

const words = text.cluster.identity;

export function IdentityCard(props: {
  readonly cluster: ClusterRow;
  readonly detail: ClusterDetail | undefined;
}) {
  const { cluster, detail } = props;
  const { kind, certificateExpiresAt, impersonates } = cluster.credential;
  const ends = certificateExpiresAt === undefined ? '' : words.until(day(certificateExpiresAt));
  const acting = impersonates === undefined ? '' : words.as(impersonates);
  return (
    <Card title={words.title}>
      <Facts
        facts={[
          { label: words.server, value: cluster.server, mono: true },
          { label: words.uid, value: detail?.uid, mono: true },
          { label: words.context, value: `${cluster.name}, ${cluster.file}` },
          { label: words.you, value: detail === undefined ? '' : youAre(detail) },
          {
            label: words.signsInBy,
            value: `${words.credential[kind]}${ends}${acting}`,
            title: certificateExpiresAt === undefined ? undefined : absolute(certificateExpiresAt),
          },
        ]}
      />
    </Card>
  );
}

function youAre({ user }: ClusterDetail): string {
  if (!user.known) return words.unknownUser;
  const groups = user.groups.filter((group) => group !== 'system:authenticated');
  return groups.length === 0 ? user.name : `${user.name} ${words.inGroup} ${groups.join(', ')}`;
}
