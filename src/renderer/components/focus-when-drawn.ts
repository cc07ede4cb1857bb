// Moves the focus to an element that may still have to be drawn.

/** At once where it is there: the next key, perhaps Enter, must not fall on what had the focus before. */
export function focusWhenDrawn(find: () => HTMLElement | null | undefined): void {
  const drawn = find();
  // Lists that draw only what shows scroll by themselves.
  if (drawn) drawn.focus({ preventScroll: true });
  else requestAnimationFrame(() => find()?.focus({ preventScroll: true }));
}
