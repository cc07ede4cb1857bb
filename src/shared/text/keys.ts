// The keys of the window, for the list behind the question mark.

const ctrl = (mac: boolean) => (mac ? '⌘' : 'Ctrl');

export const keysText = {
  title: 'Keys',
  open: 'Keys',
  close: 'Close',
  /** Groups of keys and what they do, as they are called on this keyboard. */
  groups: (mac: boolean): readonly { title: string; keys: readonly (readonly [string, string])[] }[] => [
    {
      title: 'Anywhere',
      keys: [
        [`${ctrl(mac)} K`, 'Find a token and copy it'],
        [`${ctrl(mac)} N`, 'Issue a token'],
        [`${ctrl(mac)} 1, 2, 3`, 'Tokens, History, Settings'],
        [`${ctrl(mac)} F`, 'Filter what is on screen'],
        [`${ctrl(mac)} L`, 'Lock'],
        ['F5', 'Ask the clusters again'],
        ['F6', 'Between the left side and the content'],
        ['F1', 'These keys'],
      ],
    },
    {
      title: 'In quick copy',
      keys: [
        ['Enter', 'Copy'],
        ['Shift Enter', 'Copy and open the portal'],
        ['Esc', 'Close'],
      ],
    },
    {
      title: 'In the list of tokens',
      keys: [
        ['Arrows, Home, End', 'Move'],
        ['Enter', 'Copy'],
        ['O', 'Copy and open the portal'],
        ['R', 'Renew'],
        ['V', 'Verify'],
        ['Delete', 'Revoke'],
        ['Shift F10', 'All that can be done with the token'],
        ['Enter on a cluster', 'Sign in to the portal'],
        ['Left, Right', 'Fold and unfold a cluster'],
      ],
    },
    {
      title: 'In an issue',
      keys: [
        [`${ctrl(mac)} Enter`, 'Next step'],
        ['Alt Left', 'Back'],
      ],
    },
  ],
};
