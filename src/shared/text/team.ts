// What is said of the tokens that every desk has issued on a cluster.

export const teamText = {
  title: 'Tokens from every desk',
  says: 'Read from the Secrets on the cluster. It is what each desk declared; no token is in it.',
  reading: 'Reading the Secrets’ labels',
  none: 'No desk has a revocable token or a token Secret here.',
  notAllowed: 'You may not list Secrets here, so the tokens of other desks cannot be told.',
  incomplete: 'You may list Secrets in some namespaces only. There may be more.',
  list: 'Tokens of every desk',
  thisDesk: 'this desk',
  unknown: 'by somebody',
  ends: (when: string) => `ends ${when}`,
  ended: (ago: string) => `ended ${ago.toLowerCase()}`,
  forever: 'never expires',
  noEnd: 'end not declared',
  more: (number: number) => `and ${number} more`,
};
