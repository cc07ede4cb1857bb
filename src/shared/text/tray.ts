// Words of the tray: its menu and what it says when pointed at.

export const trayText = {
  soon: 'Ends within the hour: click to copy',
  lastUsed: 'Last used: click to copy',
  item: (account: string, cluster: string, until: string | undefined) =>
    until === undefined ? `${account} on ${cluster}` : `${account} on ${cluster}, until ${until}`,
  quickCopy: 'Quick copy…',
  open: 'Open Token Desk',
  lock: 'Lock',
  quit: 'Quit',
  tip: (ending: number) =>
    ending === 0
      ? 'Token Desk'
      : `Token Desk: ${ending === 1 ? '1 token ends' : `${ending} tokens end`} within the hour`,
  tipLocked: 'Token Desk is locked',
  settings: {
    title: 'Tray',
    show: 'Show Token Desk in the tray',
    hint: 'The last used tokens to copy, and a mark when one ends within the hour.',
  },
};
