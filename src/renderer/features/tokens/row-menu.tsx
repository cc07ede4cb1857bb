// The menu of a token's row: everything that is done less often than copying.
import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons/svg/add';
import { ArrowSync16Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { ArrowDownload16Regular } from '@fluentui/react-icons/svg/arrow-download';
import { Delete16Regular } from '@fluentui/react-icons/svg/delete';
import { DocumentText16Regular } from '@fluentui/react-icons/svg/document-text';
import { Eye16Regular } from '@fluentui/react-icons/svg/eye';
import { History16Regular } from '@fluentui/react-icons/svg/history';
import { MoreHorizontal16Regular } from '@fluentui/react-icons/svg/more-horizontal';
import { Open16Regular } from '@fluentui/react-icons/svg/open';
import { Prohibited16Regular } from '@fluentui/react-icons/svg/prohibited';
import { ShieldCheckmark16Regular } from '@fluentui/react-icons/svg/shield-checkmark';
import { exportText } from '../../../shared/text/exports.ts';
import { text } from '../../../shared/text/en.ts';
import { renewalText } from '../../../shared/text/renewal.ts';
import { tokenLife } from '../../../shared/text/token-life.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { useActionError } from './action-error.tsx';
import type { TokenItem } from './grid-items.ts';
import type { RowActions } from './row-actions.ts';
import { useReveal } from './queries.ts';
import type { TokenActions } from './token-actions.ts';

export function RowMenu(props: {
  readonly item: TokenItem;
  readonly actions: TokenActions;
  readonly active: boolean;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onCopyForPortal: () => void;
  readonly onIssueAgain: () => void;
  readonly rowActions: RowActions;
}) {
  const { token, cluster } = props.item;
  const { actions } = props;
  const { go } = useNavigation();
  const reveal = useReveal();
  const report = useActionError();
  const noToken = actions.ended || actions.noCopy !== undefined;
  return (
    <Menu
      open={props.open}
      onOpenChange={(_event, { open }) => {
        props.onOpenChange(open);
      }}
      positioning="below-end"
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          size="small"
          appearance="subtle"
          aria-label={text.tokens.more}
          icon={<MoreHorizontal16Regular />}
          tabIndex={props.active ? 0 : -1}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem
            icon={<Open16Regular />}
            disabled={noToken || actions.portalOf === undefined}
            onClick={props.onCopyForPortal}
          >
            {text.tokens.portal}
          </MenuItem>
          <MenuItem
            icon={<Eye16Regular />}
            disabled={noToken}
            onClick={() => {
              reveal.mutate(token.issuanceId, { onSettled: report });
            }}
          >
            {text.tokens.reveal}
          </MenuItem>
          <MenuItem icon={<Add16Regular />} disabled={cluster === undefined} onClick={props.onIssueAgain}>
            {text.tokens.issueAgain}
          </MenuItem>
          <MenuItem
            icon={<ArrowSync16Regular />}
            disabled={actions.noRenew}
            onClick={() => {
              props.rowActions.renew(token);
            }}
          >
            {renewalText.renew}
          </MenuItem>
          <MenuItem
            icon={<ShieldCheckmark16Regular />}
            disabled={noToken}
            onClick={() => {
              props.rowActions.verify(token);
            }}
          >
            {tokenLife.verify}
          </MenuItem>
          <MenuItem
            icon={<DocumentText16Regular />}
            disabled={token.state === 'revoked' || actions.noCopy !== undefined}
            onClick={() => {
              props.rowActions.details(token);
            }}
          >
            {tokenLife.details}
          </MenuItem>
          <MenuItem
            icon={<ArrowDownload16Regular />}
            disabled={noToken}
            onClick={() => {
              props.rowActions.export(token);
            }}
          >
            {exportText.kubeconfig.menu}
          </MenuItem>
          <MenuItem
            icon={<History16Regular />}
            onClick={() => {
              go({ kind: 'history', search: token.issuanceId });
            }}
          >
            {text.nav.history}
          </MenuItem>
          <MenuItem
            icon={<Prohibited16Regular />}
            disabled={actions.noRevoke}
            onClick={() => {
              props.rowActions.revoke(token);
            }}
          >
            {tokenLife.revoke}
          </MenuItem>
          <MenuItem
            icon={<Delete16Regular />}
            disabled={token.state === 'revoked'}
            onClick={() => {
              props.rowActions.forget(token);
            }}
          >
            {text.tokens.forget}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
