// What the user reads when the app has to end because of a bug; apart, because it is loaded before everything else.

export const lastWords = {
  title: 'Token Desk has to close',
  body: (file: string) =>
    `Something went wrong inside Token Desk. Kept tokens are safe. Start it again; if it stays, look at\n${file}`,
};
