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
  saved: (path: string) => `Saved as ${path}`,
  close: 'Close',
};
