// Asks before a token is forgotten: the cluster goes on accepting it.
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { TokenRow } from '../../../shared/issuance.ts';
import { text } from '../../../shared/text/en.ts';
import { duration } from '../../../shared/text/time.ts';
import { useActionError } from './action-error.tsx';
import { useForget } from './queries.ts';

export function ForgetDialog(props: {
  readonly token: TokenRow;
  readonly now: number;
  readonly onClose: () => void;
}) {
  const { token, now } = props;
  const forget = useForget();
  const report = useActionError();
  const left = token.grant.expiresAt;
  return (
    <Dialog
      open
      modalType="alert"
      onOpenChange={(_event, { open }) => {
        if (!open) props.onClose();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{text.tokens.forgetTitle(token.accountName)}</DialogTitle>
          <DialogContent>
            {text.tokens.forgetBody(
              token.clusterName,
              left === undefined ? undefined : duration(Math.max(0, left - now)),
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={props.onClose}>{text.tokens.keep}</Button>
            <Button
              appearance="primary"
              onClick={() => {
                forget.mutate(token.issuanceId, { onSettled: report });
                props.onClose();
              }}
            >
              {text.tokens.forgetConfirm}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
