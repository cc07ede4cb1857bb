// The database's file, by name: also for what reads it without bringing it up.

export const FILE_NAME = 'token-desk.db';
