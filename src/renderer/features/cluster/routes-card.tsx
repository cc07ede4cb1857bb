// The ways to a token on this cluster, and why one or the other.
import type { ClusterDetail, RouteOffer } from '../../../shared/cluster.ts';
import { text } from '../../../shared/text/en.ts';
import { lifetime } from '../../../shared/text/time.ts';
import { routes } from '../../../shared/text/words.ts';
import { Card } from './card.tsx';
import { CheckItem } from './check-item.tsx';
import styles from './routes-card.module.css';

const marks = {
  recommended: 'good',
  available: 'good',
  unavailable: 'no',
  unknown: 'unknown',
} as const satisfies Record<RouteOffer['verdict'], unknown>;

export function RoutesCard({ detail }: { readonly detail: ClusterDetail }) {
  const words = text.cluster.routes;
  const cap = detail.lifetimeCapSeconds;
  return (
    <Card title={words.title}>
      {detail.routes.map(({ route, verdict, why }) => (
        <CheckItem
          key={route}
          mark={marks[verdict]}
          title={
            <>
              {routes[route]}
              {verdict === 'recommended' && <span className={styles['badge']}>{words.recommended}</span>}
            </>
          }
        >
          {why === 'expires' && cap !== undefined ? words.cap(lifetime(cap)) : words.why[why]}
        </CheckItem>
      ))}
    </Card>
  );
}
