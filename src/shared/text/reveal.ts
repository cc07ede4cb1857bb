// Every sentence of the window that shows one token.

export const revealText = {
  masked: 'Masked. Only this window will show it, and the history records that it did.',
  shown: 'Keep it off screenshots and calls. To use it, choose Copy in the list instead.',
  show: 'Show token',
  hide: 'Hide token',
  close: 'Close',
  label: 'Token',
  closesIn: (seconds: number) => `This window closes in ${seconds} s`,
};
