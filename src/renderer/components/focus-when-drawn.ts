// Moves the focus to an element that may still have to be drawn.

/** At once where it is there: the next key, perhaps Enter, must not fall on what had the focus before. */
export function focusWhenDrawn(find: () => HTMLElement | null | undefined, options?: FocusOptions): void {
  const drawn = find();
  if (drawn) drawn.focus(options);
  else requestAnimationFrame(() => find()?.focus(options));
}
