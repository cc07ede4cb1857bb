// The way to the cluster through Azure without the portal: a command that takes the token from a variable.
import { useState } from 'react';
import { proxyCommand, type ArcResource } from '../../../shared/text/arc-commands.ts';
import { text } from '../../../shared/text/en.ts';
import { Segments } from '../../components/segments.tsx';
import { CommandLine } from '../../components/command-line.tsx';
import styles from './portal-form.module.css';

const words = text.cluster.arc;
type Shell = Parameters<typeof proxyCommand>[0];

export function ProxyCommand({ resource }: { readonly resource: ArcResource }) {
  const [shell, setShell] = useState<Shell>('bash');
  return (
    <div className={styles['form']}>
      <Segments
        label={words.shell}
        value={shell}
        choices={[
          { value: 'bash', label: 'bash' },
          { value: 'powershell', label: 'PowerShell' },
        ]}
        onChange={setShell}
      />
      <CommandLine command={proxyCommand(shell, resource)} />
      <p className={styles['says']}>{words.proxyLeaves}</p>
    </div>
  );
}
