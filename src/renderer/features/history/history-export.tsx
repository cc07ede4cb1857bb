// Saves the whole history as a file, and says where it went.
import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ArrowDownload16Regular } from '@fluentui/react-icons/svg/arrow-download';
import { useMutation } from '@tanstack/react-query';
import { exportText } from '../../../shared/text/exports.ts';
import { api, errorOf, unwrap } from '../../api.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';

export function HistoryExport() {
  const words = exportText.history;
  const save = useMutation({
    mutationFn: (format: 'csv' | 'json-lines') => unwrap(api['exports.history']({ format })),
  });
  const path = save.data?.path;
  return (
    <>
      {save.error !== null && <ErrorPanel error={errorOf(save.error)} />}
      {path !== undefined && <span role="status">{exportText.saved(path)}</span>}
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button icon={<ArrowDownload16Regular />}>{words.menu}</Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem
              onClick={() => {
                save.mutate('csv');
              }}
            >
              {words.csv}
            </MenuItem>
            <MenuItem
              onClick={() => {
                save.mutate('json-lines');
              }}
            >
              {words.lines}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </>
  );
}
