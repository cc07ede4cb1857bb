// Asks what an exported kubeconfig shall hold, and says what each kind leaves on the disk.
import { Radio, RadioGroup } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { TokenRow } from '../../../shared/issuance.ts';
import { exportText } from '../../../shared/text/exports.ts';
import { api, errorOf, unwrap } from '../../api.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import styles from './export-dialog.module.css';

type Kind = 'exec' | 'token';

export function ExportDialog(props: { readonly token: TokenRow; readonly onClose: () => void }) {
  const { token, onClose } = props;
  const words = exportText.kubeconfig;
  const [kind, setKind] = useState<Kind>(token.keep === 'keychain' ? 'exec' : 'token');
  const save = useMutation({
    mutationFn: () => unwrap(api['exports.kubeconfig']({ issuanceId: token.issuanceId, kind })),
    onSuccess: ({ path }) => {
      if (path === undefined) onClose();
    },
  });
  const path = save.data?.path;
  if (path !== undefined) {
    return (
      <AskDialog
        title={words.title(token.accountName)}
        onClose={onClose}
        choices={[{ label: exportText.close, primary: true, onChoose: onClose }]}
      >
        <p className={styles['path']}>{exportText.saved(path)}</p>
      </AskDialog>
    );
  }
  return (
    <AskDialog
      title={words.title(token.accountName)}
      onClose={onClose}
      choices={[
        { label: words.cancel, onChoose: onClose },
        {
          label: words.choose,
          primary: true,
          disabled: save.isPending,
          onChoose: () => {
            if (!save.isPending) save.mutate();
          },
        },
      ]}
    >
      <RadioGroup
        aria-label={words.kinds}
        value={kind}
        onChange={(_event, { value }) => {
          setKind(value === 'exec' ? 'exec' : 'token');
        }}
      >
        <Radio
          value="exec"
          disabled={token.keep !== 'keychain'}
          label={<Choice title={words.exec} body={words.execBody} />}
        />
        <Radio value="token" label={<Choice title={words.token} body={words.tokenBody} />} />
      </RadioGroup>
      {save.error !== null && <ErrorPanel error={errorOf(save.error)} />}
    </AskDialog>
  );
}

function Choice(props: { readonly title: string; readonly body: string }) {
  return (
    <>
      <span className={styles['title']}>{props.title}</span>
      <span className={styles['body']}>{props.body}</span>
    </>
  );
}
