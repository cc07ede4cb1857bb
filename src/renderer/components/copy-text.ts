// Copies harmless text (YAML, an error) from the renderer. Tokens never pass here: main copies those.

/** Puts `text` on the clipboard; needs a click or key just before. True where the system took it. */
export function copyText(text: string): boolean {
  const fill = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
  };
  document.addEventListener('copy', fill, { once: true });
  // navigator.clipboard asks for a permission, and this window is denied every one.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const copied = document.execCommand('copy');
  document.removeEventListener('copy', fill);
  return copied;
}
