// The file that the history is added to: where it is, whether it can be written, and the way to choose it.
import { Button } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { exportText } from '../../../shared/text/exports.ts';
import { api, errorOf, unwrap } from '../../api.ts';
import { keys } from '../../app/keys.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Note } from '../../components/note.tsx';
import { SettingPart, SettingRow } from './setting-row.tsx';

export function HistoryFilePart() {
  const words = exportText.historyFile;
  const queries = useQueryClient();
  // Below the history's key, so that each event asks again.
  const queryKey = [...keys.history, 'file'];
  const file = useQuery({ queryKey, queryFn: () => unwrap(api['exports.historyFile']({})) });
  const change = useMutation({
    mutationFn: (call: 'exports.chooseHistoryFile' | 'exports.endHistoryFile') => unwrap(api[call]({})),
    onSuccess: (state) => {
      queries.setQueryData(queryKey, state);
    },
  });
  const state = file.data;
  const failure = file.error ?? change.error;
  return (
    <SettingPart title={words.title}>
      {failure !== null && <ErrorPanel error={errorOf(failure)} />}
      {state !== undefined && (
        <SettingRow
          label={state.state === 'off' ? words.off : words.on}
          hint={
            <>
              {state.state !== 'off' && <code>{state.path}</code>}
              {state.state === 'failing' && (
                <div role="status">
                  <Note tone="bad">{words.failing[state.cause]}</Note>
                </div>
              )}
              <div>{words.hint}</div>
            </>
          }
        >
          <Button
            onClick={() => {
              change.mutate('exports.chooseHistoryFile');
            }}
          >
            {state.state === 'off' ? words.choose : words.change}
          </Button>
          {state.state !== 'off' && (
            <Button
              onClick={() => {
                change.mutate('exports.endHistoryFile');
              }}
            >
              {words.end}
            </Button>
          )}
        </SettingRow>
      )}
    </SettingPart>
  );
}
