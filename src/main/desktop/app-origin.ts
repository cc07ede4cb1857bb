// The one origin that pages of this app have.

export const APP_SCHEME = 'app';
export const APP_HOST = 'token-desk';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** True for an address of our own pages and their parts. */
export function isAppUrl(url: string): boolean {
  return url.startsWith(`${APP_ORIGIN}/`);
}
