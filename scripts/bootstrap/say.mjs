// Tells the terminal what a script does, and that it still does it.
import process from 'node:process';

const reportEveryMs = 10_000;

/** Prints one line. @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Prints `title`, then every ten seconds that the work is still under way, and how long it took when that was noticeable.
 * @template Value
 * @param {string} title what is being done, without a full stop
 * @param {() => Promise<Value>} work
 * @returns {Promise<Value>}
 */
export async function sayProgress(title, work) {
  const started = Date.now();
  say(`${title} …`);
  const timer = setInterval(() => say(`${title} … ${spoken(Date.now() - started)}`), reportEveryMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/** `8 s` or `3 min 20 s`. @param {number} ms @returns {string} */
export function spoken(ms) {
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}
