// Asks before a token is forgotten: the cluster goes on accepting it.
import type { TokenRow } from '../../../shared/issuance.ts';
import { text } from '../../../shared/text/en.ts';
import { duration } from '../../../shared/text/time.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { useActionError } from './action-error.tsx';
import { useForget } from './queries.ts';

export function ForgetDialog(props: {
  readonly token: TokenRow;
  readonly now: number;
  readonly onClose: () => void;
}) {
  const { token, now, onClose } = props;
  const forget = useForget();
  const report = useActionError();
  const end = token.grant.expiresAt;
  const words = text.tokens;
  return (
    <AskDialog
      title={words.forgetTitle(token.accountName)}
      onClose={onClose}
      choices={[
        { label: words.keep, onChoose: onClose },
        {
          label: words.forgetConfirm,
          primary: true,
          onChoose: () => {
            forget.mutate(token.issuanceId, { onSettled: report });
            onClose();
          },
        },
      ]}
    >
      <p>
        {words.forgetBody(
          token.clusterName,
          end === undefined ? undefined : duration(Math.max(0, end - now)),
        )}
      </p>
    </AskDialog>
  );
}
