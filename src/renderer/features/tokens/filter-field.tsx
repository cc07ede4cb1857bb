// Narrows the list of kept tokens; Enter or Down goes on into the list.
import { Input } from '@fluentui/react-components';
import { Search16Regular } from '@fluentui/react-icons/svg/search';
import { text } from '../../../shared/text/en.ts';
import { useNavigation } from '../../app/navigation.tsx';
import styles from './filter-field.module.css';

export function FilterField() {
  const { search, setSearch } = useNavigation();
  return (
    <div data-find className={styles['place']}>
      <Input
        className={styles['filter']}
        size="small"
        type="search"
        aria-label={text.tokens.filter}
        placeholder={text.tokens.filterShort}
        value={search}
        contentBefore={<Search16Regular />}
        onChange={(_event, { value }) => {
          setSearch(value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && search !== '') setSearch('');
          if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault();
            document.querySelector<HTMLElement>('[role="treegrid"] [data-row="token"]')?.focus();
          }
        }}
      />
    </div>
  );
}
