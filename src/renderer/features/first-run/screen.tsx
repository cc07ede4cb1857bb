// Before there is a cluster: where we looked, and how to add a kubeconfig.
import { Button } from '@fluentui/react-components';
import { DocumentAdd28Regular } from '@fluentui/react-icons/svg/document-add';
import { FolderOpen20Regular } from '@fluentui/react-icons/svg/folder-open';
import type { FileRow } from '../../../shared/cluster.ts';
import type { AppError } from '../../../shared/ipc/result.ts';
import { text } from '../../../shared/text/en.ts';
import { cx } from '../../components/cx.ts';
import { errorOf } from '../../api.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { useChangeFiles, useFiles } from '../clusters/queries.ts';
import styles from './screen.module.css';

export function FirstRunScreen() {
  const files = useFiles().data ?? [];
  const { choose, add } = useChangeFiles();
  const failure = choose.error ?? add.error;
  const broken = files.filter(({ problem }) => problem !== undefined && !isMissing(problem));
  const words = text.firstRun;
  return (
    <div className={styles['screen']}>
      <h1 className={styles['title']}>{words.title}</h1>
      <p>{broken.length > 0 ? words.lookedBad : words.looked}</p>
      <Looked files={files} />
      {broken.map(
        ({ fileId, problem }) =>
          problem !== undefined && (
            <div key={fileId} className={styles['problem']}>
              <ErrorPanel error={problem} />
            </div>
          ),
      )}
      {failure !== null && (
        <div className={styles['problem']}>
          <ErrorPanel error={errorOf(failure)} />
        </div>
      )}
      <div className={styles['drop']}>
        <DocumentAdd28Regular className={cx(styles['icon'])} />
        <p className={styles['strong']}>{words.drop}</p>
        <p className={styles['hint']}>{words.dropHint}</p>
        <Button
          appearance="primary"
          icon={<FolderOpen20Regular />}
          onClick={() => {
            choose.mutate();
          }}
        >
          {words.choose}
        </Button>
      </div>
      <ol className={styles['steps']}>
        {words.steps.map((step, index) => (
          <li key={step}>
            <span className={styles['number']}>{index + 1}</span> {step}
          </li>
        ))}
      </ol>
      <p className={styles['hint']}>
        {words.where.map(([name, path], index) => (
          <span key={path}>
            {index === 0 ? 'On ' : ', on '}
            {name} {index === 0 && 'it is '}
            <code>{path}</code>
          </span>
        ))}
        .
      </p>
    </div>
  );
}

function Looked({ files }: { readonly files: readonly FileRow[] }) {
  const fromEnvironment = files.some(({ source }) => source === 'environment');
  return (
    <dl className={styles['looked']}>
      {!fromEnvironment && (
        <div>
          <dt>
            <code>KUBECONFIG</code>
          </dt>
          <dd>{text.firstRun.notSet}</dd>
        </div>
      )}
      {files.map(({ fileId, label, source, problem }) => (
        <div key={fileId}>
          <dt>
            <code>{label}</code>
          </dt>
          <dd>
            {problem === undefined
              ? source === 'default'
                ? text.firstRun.missing
                : text.firstRun.noContexts
              : isMissing(problem)
                ? text.firstRun.missing
                : text.firstRun.unusable}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function isMissing(problem: AppError): boolean {
  return problem.code === 'file-unusable' && problem.reason === 'missing';
}
