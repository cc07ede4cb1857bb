// The state of the keychain, and a check of it.
import { Button } from '@fluentui/react-components';
import { useEffect } from 'react';
import { text } from '../../../shared/text/en.ts';
import { describeError } from '../../../shared/text/errors.ts';
import { Note } from '../../components/note.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { useKeychain } from './queries.ts';
import { SettingPart, SettingRow } from './setting-row.tsx';

export function KeychainPart() {
  const keychain = useKeychain();
  const state = keychain.data;
  const words = text.settings;
  const { refetch } = keychain;
  const unlocked = state?.state === 'unlocked';
  useEffect(() => {
    // What it holds may have changed; a locked one is left alone, for the system might ask to unlock it.
    if (unlocked) void refetch();
  }, [unlocked, refetch]);
  const asking = keychain.isFetching || state?.state === 'checking';
  const busy = asking && !unlocked;
  return (
    <SettingPart title={words.keychain}>
      <SettingRow
        label={
          busy ? (
            <>
              <Spinner /> {text.keychain.checking}
            </>
          ) : state?.state === 'unlocked' ? (
            <Note tone="good">{words.keychainOk(state.name)}</Note>
          ) : (
            state?.state === 'unusable' && <Note tone="warn">{describeError(state.error).message}</Note>
          )
        }
        hint={
          state?.state === 'unlocked'
            ? words.keychainTokens(state.tokens, state.longestBytes)
            : state?.state === 'unusable'
              ? describeError(state.error).hint
              : undefined
        }
      >
        <Button
          disabledFocusable={asking}
          onClick={() => {
            void refetch();
          }}
        >
          {words.check}
        </Button>
      </SettingRow>
    </SettingPart>
  );
}
