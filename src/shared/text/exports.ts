// What is said where tokens and the history are taken elsewhere.

export const exportText = {
  installHint:
    'This kubeconfig gets its token from Token Desk. Install Token Desk here, or export the kubeconfig again.',
  kubeconfig: {
    menu: 'Export kubeconfig…',
    title: (account: string) => `Export a kubeconfig for ${account}`,
    exec: 'Without the token',
    execBody:
      'kubectl asks Token Desk for the token each time. The file holds no secret, works on this machine alone, and goes on working after a renewal.',
    token: 'With the token in it',
    tokenBody:
      'Works on any machine, with whoever has the file, until the token ends or is revoked. Only you can read the file here.',
    cancel: 'Cancel',
    choose: 'Save as…',
    kinds: 'What the file holds',
  },
  history: { menu: 'Export', csv: 'As CSV…', lines: 'As JSON lines…' },
  historyFile: {
    title: 'History for a log shipper',
    off: 'Add the history to a file',
    on: 'The history is added to this file',
    hint: 'One JSON document for each line, what happened before first. Never a token. Only you can read the file; choose a local disk. It may be renamed or emptied by the shipper.',
    choose: 'Choose a file…',
    change: 'Change…',
    end: 'Stop',
    failing: {
      foreign: 'This file holds something else and was left as it is. Choose a new file.',
      'not-regular': 'This is a folder, a link or a device. Choose a file.',
      'no-space': 'The disk is full. Nothing is lost: the lines follow when there is room.',
      unwritable:
        'The file cannot be written. Check the folder and its permissions. Nothing is lost: the lines follow then.',
    },
  },
  saved: (path: string) => `Saved as ${path}`,
  close: 'Close',
};
