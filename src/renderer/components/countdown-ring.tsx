// A ring that empties while something on the clipboard has its time; steps once a second.
import styles from './countdown-ring.module.css';

/** `share` of the time that is left, 0 to 1. */
export function CountdownRing({ share, size }: { readonly share: number; readonly size: number }) {
  const width = size > 24 ? 3 : 2.5;
  const radius = (size - width) / 2;
  const length = 2 * Math.PI * radius;
  return (
    <svg className={styles['ring']} width={size} height={size} aria-hidden="true">
      <circle className={styles['rest']} cx={size / 2} cy={size / 2} r={radius} strokeWidth={width} />
      <circle
        className={styles['left']}
        cx={size / 2}
        cy={size / 2}
        r={radius}
        strokeWidth={width}
        strokeDasharray={length}
        strokeDashoffset={length * (1 - share)}
        transform={`rotate(-90 ${size / 2} ${size / 2})`}
      />
    </svg>
  );
}
