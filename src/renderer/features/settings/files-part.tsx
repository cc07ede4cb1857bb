// The kubeconfig files that are read, each with its problem if it has one.
import { Button } from '@fluentui/react-components';
import type { FileRow } from '../../../shared/cluster.ts';
import { text } from '../../../shared/text/en.ts';
import { describeError } from '../../../shared/text/errors.ts';
import { errorOf } from '../../api.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Note } from '../../components/note.tsx';
import { useChangeFiles, useFiles } from '../clusters/queries.ts';
import styles from './files-part.module.css';
import { SettingPart, SettingRow } from './setting-row.tsx';

export function FilesPart() {
  const files = useFiles().data ?? [];
  const { choose, remove } = useChangeFiles();
  const failure = choose.error ?? remove.error;
  const words = text.settings;
  return (
    <SettingPart title={words.files}>
      {failure !== null && <ErrorPanel error={errorOf(failure)} />}
      {files.map((file) => (
        <SettingRow
          key={file.fileId}
          label={<code title={file.path}>{file.label}</code>}
          hint={<Hint file={file} />}
        >
          {file.source === 'added' && (
            <Button
              size="small"
              aria-label={words.removeFile(file.label)}
              onClick={() => {
                remove.mutate(file.fileId);
              }}
            >
              {words.remove}
            </Button>
          )}
        </SettingRow>
      ))}
      <SettingRow label={files.length === 0 ? words.noFiles : ''} hint={words.filesHint}>
        <Button
          onClick={() => {
            choose.mutate();
          }}
        >
          {words.add}
        </Button>
      </SettingRow>
    </SettingPart>
  );
}

function Hint({ file }: { readonly file: FileRow }) {
  const words = text.settings;
  return (
    <span className={styles['hint']}>
      {words.contexts(file.contexts)}, {words.sources[file.source]}
      {file.problem !== undefined && (
        <Note tone="bad">
          {describeError(file.problem).message} {describeError(file.problem).hint}
        </Note>
      )}
    </span>
  );
}
