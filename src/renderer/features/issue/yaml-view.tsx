// YAML as it will be sent, with line numbers; keys stand out, refused rules are marked.
import { cx } from '../../components/cx.ts';
import { text } from '../../../shared/text/en.ts';
import styles from './yaml-view.module.css';

/** `refused` marks the rules, which is what a server refuses to grant. */
export function YamlView(props: { readonly id: string; readonly yaml: string; readonly refused: boolean }) {
  const lines = props.yaml.trimEnd().split('\n');
  const rulesAt = props.refused ? lines.findIndex((line) => line.startsWith('rules:')) : -1;
  if (props.yaml === '') {
    return (
      <div id={props.id} role="tabpanel" className={cx(styles['yaml'], styles['none'])}>
        {text.plan.noYaml}
      </div>
    );
  }
  return (
    <div id={props.id} role="tabpanel" aria-label={text.plan.yaml} tabIndex={0} className={styles['yaml']}>
      <pre>
        {lines.map((line, index) => (
          <span
            key={index}
            className={cx(styles['line'], rulesAt >= 0 && index > rulesAt && styles['refused'])}
          >
            <span className={styles['number']} aria-hidden="true">
              {index + 1}
            </span>
            <Coloured line={line} />
            {'\n'}
          </span>
        ))}
      </pre>
    </div>
  );
}

function Coloured({ line }: { readonly line: string }) {
  const match = /^(\s*(?:- )?)([^\s:#'"][^:]*|"[^"]*")(:)(?=\s|$)(.*)$/.exec(line);
  if (match === null) return <span>{line}</span>;
  const [, indent, key, colon, rest] = match;
  return (
    <span>
      {indent}
      <span className={styles['key']}>{key}</span>
      {colon}
      {rest}
    </span>
  );
}
