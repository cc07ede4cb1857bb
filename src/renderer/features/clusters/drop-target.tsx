// The whole window takes dropped kubeconfig files.
import { useEffect, useState } from 'react';
import { text } from '../../../shared/text/en.ts';
import styles from './drop-target.module.css';
import { FileErrorDialog } from './file-error-dialog.tsx';
import { useChangeFiles } from './queries.ts';

/** Shows that files can be dropped while they are dragged over the window. */
export function DropTarget() {
  const [over, setOver] = useState(false);
  const { mutate: add, error, reset } = useChangeFiles().add;
  useEffect(() => {
    const drag = (event: DragEvent) => {
      event.preventDefault();
      setOver(event.dataTransfer?.types.includes('Files') ?? false);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      const paths = files.map((file) => window.tokenDesk.pathOf(file)).filter((path) => path !== '');
      if (paths.length > 0) add(paths.slice(0, 50));
    };
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [add]);
  if (over) return <div className={styles['over']}>{text.clusters.drop}</div>;
  return <FileErrorDialog thrown={error} onClose={reset} />;
}
