// Settings: saved as they are changed.
import type { Settings } from '../../../shared/settings.ts';
import { text } from '../../../shared/text/en.ts';
import { errorOf } from '../../api.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Segments } from '../../components/segments.tsx';
import { ClipboardPart } from './clipboard-part.tsx';
import { EnvironmentPart } from './environment-part.tsx';
import { ExpiryPart } from './expiry-part.tsx';
import { FilesPart } from './files-part.tsx';
import { HistoryFilePart } from './history-file-part.tsx';
import { KeychainPart } from './keychain-part.tsx';
import { LockPart } from './lock-part.tsx';
import { ManagedPart } from './managed-part.tsx';
import { NewTokensPart } from './new-tokens-part.tsx';
import { OffBoardingPart } from './off-boarding-part.tsx';
import { useSetSettings, useSettings } from './queries.ts';
import { PortalPart } from './portal-part.tsx';
import { RevealPart } from './reveal-part.tsx';
import styles from './screen.module.css';
import { SettingPart, SettingRow } from './setting-row.tsx';
import { TrayPart } from './tray-part.tsx';

/** What each part gets. */
export type SettingsProps = {
  readonly settings: Settings;
  readonly save: ReturnType<typeof useSetSettings>['mutate'];
};

const themes = ['light', 'dark', 'system'] as const;

export function SettingsScreen() {
  const settings = useSettings();
  const { mutate: save, error } = useSetSettings();
  const words = text.settings;
  return (
    <div className={styles['scroller']}>
      <div className={styles['screen']}>
        <PageHeader title={words.title} subtitle={words.subtitle} />
        {settings.error !== null && <ErrorPanel error={errorOf(settings.error)} />}
        {error !== null && <ErrorPanel error={errorOf(error)} />}
        {settings.data !== undefined && (
          <>
            <ManagedPart />
            <ClipboardPart settings={settings.data} save={save} />
            <LockPart settings={settings.data} save={save} />
            <ExpiryPart settings={settings.data} save={save} />
            <TrayPart settings={settings.data} save={save} />
            <PortalPart settings={settings.data} save={save} />
            <NewTokensPart settings={settings.data} save={save} />
            <RevealPart settings={settings.data} save={save} />
            <KeychainPart />
            <FilesPart />
            <HistoryFilePart />
            <SettingPart title={words.appearance}>
              <SettingRow label={words.theme}>
                <Segments
                  label={words.theme}
                  value={settings.data.theme}
                  choices={themes.map((value) => ({ value, label: words.themes[value] }))}
                  onChange={(theme) => {
                    save({ theme });
                  }}
                />
              </SettingRow>
            </SettingPart>
            <OffBoardingPart />
            <EnvironmentPart />
          </>
        )}
      </div>
    </div>
  );
}
