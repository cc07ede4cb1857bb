// The bar at the top: name, search over all tokens, and what is on the clipboard.
import { Input } from '@fluentui/react-components';
import { Key16Filled } from '@fluentui/react-icons/svg/key';
import { Search16Regular } from '@fluentui/react-icons/svg/search';
import type { RefObject } from 'react';
import { text } from '../../shared/text/en.ts';
import { ClipboardChip } from './clipboard-chip.tsx';
import { useNavigation } from './navigation.tsx';
import styles from './top-bar.module.css';

export function TopBar({ searchRef }: { readonly searchRef: RefObject<HTMLInputElement | null> }) {
  const { view, go, search, setSearch } = useNavigation();
  return (
    <header className={styles['bar']}>
      <div className={styles['brand']}>
        <span className={styles['logo']}>
          <Key16Filled />
        </span>
        {text.app.name}
      </div>
      <Input
        className={styles['search']}
        input={{ ref: searchRef }}
        type="search"
        aria-label={text.app.search}
        placeholder={text.app.search}
        value={search}
        contentBefore={<Search16Regular />}
        contentAfter={search === '' ? <kbd className={styles['keys']}>{text.app.searchKeys}</kbd> : null}
        onChange={(_event, data) => {
          setSearch(data.value);
          if (view.kind !== 'tokens') go({ kind: 'tokens' });
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && search !== '') setSearch('');
          if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault();
            document.querySelector<HTMLElement>('[role="treegrid"] [data-row="token"]')?.focus();
          }
        }}
      />
      <div className={styles['end']}>
        <ClipboardChip />
      </div>
    </header>
  );
}
