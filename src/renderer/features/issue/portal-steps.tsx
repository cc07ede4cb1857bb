// How to use the token in the Azure portal.
import { text } from '../../../shared/text/en.ts';
import styles from './portal-steps.module.css';

export function PortalSteps() {
  const { step1, step2, step3, roles } = text.result;
  return (
    <section className={styles['steps']} aria-label={text.result.signIn}>
      <h2>{text.result.signIn}</h2>
      <ol>
        {[step1, step2, step3].map((parts) => (
          <li key={parts.join('')}>
            <Emphasised parts={parts} />
          </li>
        ))}
      </ol>
      <p className={styles['roles']}>
        <Emphasised parts={roles} />
      </p>
    </section>
  );
}

/** Every second part is what one looks for on the page. */
function Emphasised({ parts }: { readonly parts: readonly string[] }) {
  return parts.map((part, index) => (index % 2 === 1 ? <b key={index}>{part}</b> : part));
}
