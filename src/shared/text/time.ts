// Times in words: relative for reading, absolute for hovering. Local time zone, en-GB order.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A span of time (ms, from 0) in at most two units: `12 min`, `23 h 12 min`, `6 d 4 h`, `31 d`. */
export function duration(ms: number): string {
  const minutes = Math.floor(ms / MINUTE);
  if (minutes < 1) return 'under 1 min';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(ms / HOUR);
  if (hours < 48) return join(`${hours} h`, minutes % 60, 'min');
  const days = Math.floor(ms / DAY);
  return days < 30 ? join(`${days} d`, hours % 24, 'h') : `${days} d`;
}

/** A span of time (ms, from 0) in one unit: `12 min`, `5 h`, `26 d`. */
export function shortDuration(ms: number): string {
  if (ms < MINUTE) return '< 1 min';
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  return ms < 2 * DAY ? `${Math.floor(ms / HOUR)} h` : `${Math.floor(ms / DAY)} d`;
}

/** A lifetime (seconds) as it was asked for or granted: `24 h`, `30 d`, `90 min`. A rest under a minute is dropped. */
export function lifetime(seconds: number): string {
  const ms = (seconds + 2) * 1000;
  if (ms < 2 * HOUR && ms % HOUR > MINUTE) return `${Math.floor(ms / MINUTE)} min`;
  return duration(ms);
}

/** A number of seconds in words: `30 seconds`, `2 minutes`. */
export function seconds(count: number): string {
  if (count % 60 !== 0) return `${count} seconds`;
  return count === 60 ? '1 minute' : `${count / 60} minutes`;
}

/** How long ago `at` was, seen from `now` (both epoch ms): `Just now`, `48 min ago`, `Yesterday`, `9 d ago`. */
export function ago(at: number, now: number): string {
  const gone = Math.max(0, now - at);
  if (gone < MINUTE) return 'Just now';
  if (gone < DAY && dayOf(at) === dayOf(now)) return `${shortDuration(gone)} ago`;
  if (dayOf(at) === dayOf(now - DAY)) return 'Yesterday';
  return `${shortDuration(gone)} ago`;
}

/** Date and time to the second: `Tue 24 Nov 2026, 14:06:08`. */
export function absolute(at: number): string {
  const date = new Date(at);
  const day = (weekdays[date.getDay()] ?? '').slice(0, 3);
  const month = (months[date.getMonth()] ?? '').slice(0, 3);
  return `${day} ${date.getDate()} ${month} ${date.getFullYear()}, ${clock(at)}`;
}

/** Time of day to the second: `14:06:08`. */
export function clock(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
}

/** A date without time: `3 March 2026`. */
export function day(at: number): string {
  const date = new Date(at);
  return `${date.getDate()} ${months[date.getMonth()] ?? ''} ${date.getFullYear()}`;
}

/** Heading of a day: `Today, Monday 23 November`. The year is named where it is not this one. */
export function dayHeading(at: number, now: number): string {
  const date = new Date(at);
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  const name = `${weekdays[date.getDay()] ?? ''} ${date.getDate()} ${months[date.getMonth()] ?? ''}`;
  const full = sameYear ? name : `${name} ${date.getFullYear()}`;
  if (dayOf(at) === dayOf(now)) return `Today, ${full}`;
  return dayOf(at) === dayOf(now - DAY) ? `Yesterday, ${full}` : full;
}

/** A moment near now, for a sentence: `today, 14:06`, `tomorrow, 14:06`, `24 December 2026`. */
export function moment(at: number, now: number): string {
  const time = clock(at).slice(0, 5);
  if (dayOf(at) === dayOf(now)) return `today, ${time}`;
  return dayOf(at) === dayOf(now + DAY) ? `tomorrow, ${time}` : day(at);
}

/** Start of the local day that `at` falls in, as a key for grouping. */
export function dayOf(at: number): string {
  return new Date(at).toDateString();
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function join(first: string, rest: number, unit: string): string {
  return rest === 0 ? first : `${first} ${rest} ${unit}`;
}
