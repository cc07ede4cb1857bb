// Says why a chosen or dropped file could not be added.
import { text } from '../../../shared/text/en.ts';
import { errorOf } from '../../api.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';

/** `thrown` is what the mutation threw; null shows nothing. */
export function FileErrorDialog(props: { readonly thrown: unknown; readonly onClose: () => void }) {
  if (props.thrown === null) return null;
  return (
    <AskDialog
      title={text.clusters.notAdded}
      onClose={props.onClose}
      choices={[{ label: text.clusters.close, primary: true, onChoose: props.onClose }]}
    >
      <ErrorPanel error={errorOf(props.thrown)} />
    </AskDialog>
  );
}
