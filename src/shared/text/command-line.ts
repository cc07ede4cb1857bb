// Every sentence of the command line.

const common = `  --json               print one JSON document
  --data-folder PATH   the folder of Token Desk's data
  --help               print this`;
const which = `  CLUSTER              name of the context, or id of the cluster
  ACCOUNT              NAMESPACE/NAME of the service account
  --issuance ID        exactly this token`;
const setUp = `  --account NS/NAME    the service account (portal-access/portal-reader)
  --role ROLE          set the account up with arc-portal-reader, view, edit, admin, cluster-admin, or with the
                       ClusterRole of this name; without it the account is taken as it is
  --scope NAMESPACE    the role holds here and not in the whole cluster; may be repeated
  --lifetime TIME      such as 30m, 8h, 7d
  --reason TEXT        goes into the history
  --confirm-escalation the role can become cluster-admin, and that is meant
  --confirm-insecure   the connection can be read by others, and that is meant`;

export const commandText = {
  usage: `Token Desk issues, keeps, copies, verifies, renews and revokes service account tokens of Kubernetes.

  token-desk clusters                     contexts, and the tokens kept of each
  token-desk issue CLUSTER                a new token
  token-desk copy CLUSTER ACCOUNT         a kept token to the clipboard, and cleared again
  token-desk verify CLUSTER               whether tokens are still good
  token-desk renew CLUSTER ACCOUNT        a new token in place of one
  token-desk revoke CLUSTER ACCOUNT       takes a token back
  token-desk history                      what happened
  token-desk exec CLUSTER -- COMMAND      a command with a token that is revoked when it ends
  token-desk get-token --issuance ID      an ExecCredential for kubectl

Each takes --json and --help. Exit codes: 0 done, 1 failed, 2 usage, 3 not found, 4 token not usable, 5 keychain,
6 cluster, 7 to be confirmed, 130 interrupted.`,
  help: {
    'get-token': `token-desk get-token (--issuance ID | --cluster CLUSTER --account NAMESPACE/NAME) [--to-terminal]

Prints a kept token as an ExecCredential (client.authentication.k8s.io/v1), for kubectl.

  --issuance ID        this token, or the one that was issued in its place
  --cluster, --account the newest token of this account
  --to-terminal        print the token on a terminal too
  --data-folder PATH   the folder of Token Desk's data`,
    clusters: `token-desk clusters\n\nLists the contexts of all kubeconfig files, and the tokens kept of each.\n\n${common}`,
    issue: `token-desk issue CLUSTER [options]

Issues a token.

${setUp}
  --keep HOW           keychain, or copy-once: not kept (only with --print-token)
  --no-revoke-object   without the Secret that lets this token be revoked alone
  --print-token        print the token, and nothing else
  --to-terminal        also where the output is a terminal
${common}`,
    copy: `token-desk copy (CLUSTER ACCOUNT | --issuance ID) [--portal]

Copies a kept token, waits, and clears the clipboard again. Ctrl+C clears it at once.

${which}
  --portal             stays longer, as the sign-in to the portal needs
${common}`,
    verify: `token-desk verify (CLUSTER [ACCOUNT] | --issuance ID) [--review]

Asks the cluster whether tokens are still good. Ends with 4 where one is not.

${which}
  --review             allow a TokenReview, which shows the token to a server that audits bodies
${common}`,
    renew: `token-desk renew (CLUSTER [ACCOUNT] | --issuance ID)

Issues a new token in place of each one chosen, and takes the old one back.

${which}
${common}`,
    revoke: `token-desk revoke (CLUSTER ACCOUNT | --issuance ID) [--reach REACH] [--wait]

Takes a token back on the cluster.

${which}
  --reach REACH        token (the one alone), secret (all copies from one Secret), rights (the account's rights)
  --wait               ends when the cluster refuses the token; 1 where it goes on accepting it
${common}`,
    history: `token-desk history [options]

Lists what happened, newest first.

  --search TEXT        names, ids, reasons, fingerprints
  --since DATE         from this day on, such as 2026-11-23
  --limit N            at most so many (200)
  --csv                as CSV
  --json               one JSON document for each line
  --data-folder PATH   the folder of Token Desk's data
  --help               print this`,
    exec: `token-desk exec CLUSTER [options] -- COMMAND [ARGUMENTS]

Runs a command with KUBECONFIG set to a file with a fresh token. When the command ends, the file is removed and the
token revoked. Ends as the command ends; with 125 where it did not come to that.

${setUp}
  --data-folder PATH   the folder of Token Desk's data
  --help               print this`,
  },
  noTerminal: (option: string) =>
    `A token is not printed on a terminal. Send it to a program or a file, or say ${option}.`,
  noToken: 'No such token is kept here. Issue one in Token Desk.',
  ended: (when: string) => `This token ended at ${when}. Renew it in Token Desk, or with: token-desk renew`,
  notKept: 'This token is not in the keychain any more. Issue another in Token Desk.',
  unknownCommand: (name: string) => `There is no command "${name}".`,
  noContext: 'No context of this name is in the kubeconfig files. See: token-desk clusters',
  severalContexts: (ids: string) => `Several contexts have this name. Say which by its id: ${ids}`,
  accountMissing: 'This account does not exist. Say which --role to set it up with.',
  planRefused: 'The cluster would refuse this set-up.',
  notRevocable:
    'You may not create and delete Secrets there, so that the token could not be revoked when the command ends.',
  onlyPrinted: 'A token that is not kept has to be printed: add --print-token.',
  issued: (account: string, cluster: string, until: string) =>
    `Issued ${account} on ${cluster}, until ${until}.`,
  copied: (seconds: number) => `On the clipboard for ${seconds} s. Ctrl+C clears it now.`,
  cleared: 'Cleared from the clipboard.',
  revoked: (when: string) =>
    `Taken back at ${when}. Servers may go on accepting it for about a minute; the window watches that.`,
  refusedNow: 'Taken back. The cluster refuses it now.',
  notRefusedYet: 'Taken back, but not seen to be refused yet. The window goes on watching it.',
  notRevoked: 'The token could not be revoked. It stays valid until it ends.',
  never: 'never ends',
  nothing: 'Nothing.',
};

export type CommandName = keyof typeof commandText.help;
