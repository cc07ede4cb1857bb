// Joins class names, leaving out what is not there.

/** `cx('a', open && 'b')` is `a b` or `a`. */
export function cx(...names: readonly (string | false | undefined)[]): string {
  return names.filter((name) => name !== undefined && name !== false && name !== '').join(' ');
}
