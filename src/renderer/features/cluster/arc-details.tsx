// Where in Azure the cluster is: what it tells itself, what the user filled in, and the cloud.
import { Dropdown, Option } from '@fluentui/react-components';
import type { PortalCloud, PortalPlace } from '../../../shared/azure.ts';
import type { ArcDetails } from '../../../shared/cluster.ts';
import { text } from '../../../shared/text/en.ts';
import { Facts } from '../../components/facts.tsx';
import { useSettings } from '../settings/queries.ts';
import styles from './arc-card.module.css';

const words = text.cluster.arc;

export function ArcPlace(props: {
  readonly details: ArcDetails | undefined;
  readonly portal: PortalPlace;
  readonly onCloud: (cloud: PortalCloud) => void;
}) {
  const { details, portal } = props;
  return (
    <Facts
      labelWidth={104}
      facts={[
        { label: words.resource, value: details?.name ?? portal.name },
        { label: words.group, value: details?.resourceGroup ?? portal.resourceGroup },
        { label: words.subscription, value: details?.subscription ?? portal.subscription, mono: true },
        { label: words.region, value: details?.region },
        { label: words.tenant, value: details?.tenant ?? portal.tenant, mono: true },
        { label: words.cloud, value: <Cloud cloud={portal.cloud} onChange={props.onCloud} /> },
      ]}
    />
  );
}

function Cloud(props: {
  readonly cloud: PortalCloud | undefined;
  readonly onChange: (cloud: PortalCloud) => void;
}) {
  const settings = useSettings().data;
  const cloud = props.cloud ?? settings?.portalCloud ?? 'public';
  const { clouds } = text.settings;
  return (
    <Dropdown
      size="small"
      className={styles['cloud']}
      aria-label={words.cloud}
      value={clouds[cloud]}
      selectedOptions={[cloud]}
      onOptionSelect={(_event, { optionValue }) => {
        const chosen = Object.keys(clouds).find((known): known is PortalCloud => known === optionValue);
        if (chosen !== undefined) props.onChange(chosen);
      }}
    >
      {Object.entries(clouds).map(([value, name]) => (
        <Option key={value} value={value}>
          {name}
        </Option>
      ))}
    </Dropdown>
  );
}
