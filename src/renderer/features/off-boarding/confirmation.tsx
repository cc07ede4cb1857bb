// The word that has to be typed before anything is taken away.
import { Button, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { removalWords } from '../../../shared/text/removal-words.ts';
import styles from './screen.module.css';

const words = removalWords.offBoarding;

export function Confirmation(props: {
  readonly word: string;
  readonly again: boolean;
  readonly onConfirm: (typed: string) => void;
}) {
  const [typed, setTyped] = useState('');
  const label = props.again ? words.typeAgain(props.word) : words.type(props.word);
  const ready = typed.trim() === props.word;
  return (
    <form
      className={styles['confirmation']}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) props.onConfirm(typed.trim());
      }}
    >
      <Input
        className={styles['word']}
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={(_event, data) => {
          setTyped(data.value);
        }}
      />
      <Button type="submit" appearance="primary" disabledFocusable={!ready} title={ready ? undefined : label}>
        {props.again ? words.again : words.confirm}
      </Button>
    </form>
  );
}
