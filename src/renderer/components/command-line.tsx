// A command to paste into a terminal, with a button that copies it.
import { Button } from '@fluentui/react-components';
import { Checkmark16Regular } from '@fluentui/react-icons/svg/checkmark';
import { Copy16Regular } from '@fluentui/react-icons/svg/copy';
import { useState } from 'react';
import { text } from '../../shared/text/en.ts';
import { copyText } from './copy-text.ts';
import styles from './command-line.module.css';

export function CommandLine({ command }: { readonly command: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles['command']}>
      <code>{command}</code>
      <Button
        size="small"
        appearance="subtle"
        aria-label={text.cluster.arc.copyCommand}
        icon={copied ? <Checkmark16Regular /> : <Copy16Regular />}
        onClick={() => {
          setCopied(copyText(command));
        }}
      />
    </div>
  );
}
