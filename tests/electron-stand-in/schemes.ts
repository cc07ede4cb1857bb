// Custom schemes: Chromium sees https, the app and its driver see the scheme.
import type { Privileges } from 'electron';
import { notImplemented } from './strict.ts';

const suffix = 'stand-in.test';
const web = /https:\/\/([a-z0-9.-]+)\.([a-z][a-z0-9-]*)\.stand-in\.test/g;

/** The registered schemes, and the two translations of addresses. */
export class Schemes {
  private readonly privileges = new Map<string, Privileges>();

  /** Source: https://www.electronjs.org/docs/latest/api/protocol#protocolregisterschemesasprivilegedcustomschemes */
  register(scheme: string, privileges: Privileges): void {
    if (privileges.standard !== true || privileges.secure !== true)
      notImplemented(`a scheme that is not standard and secure ('${scheme}')`);
    this.privileges.set(scheme, privileges);
  }

  has(scheme: string): boolean {
    return this.privileges.has(scheme);
  }

  /** `app://host/path` as the https address that Chromium is given; other addresses as they are. */
  toWeb(url: string): string {
    const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url) ?? [];
    return this.has(scheme) ? `https://${host || 'x'}.${scheme}.${suffix}${rest || '/'}` : url;
  }

  /** Every such https address in a text back in its scheme. */
  toApp(text: string): string {
    return text.includes(suffix) ? text.replace(web, '$2://$1') : text;
  }

  /** Every address of a registered scheme in a text (a header, a driver's message) as https. */
  textToWeb(text: string): string {
    let out = text;
    for (const scheme of this.privileges.keys())
      if (out.includes(`${scheme}:`))
        out = out.replace(new RegExp(`\\b${scheme}://([a-z0-9.-]+)`, 'g'), `https://$1.${scheme}.${suffix}`);
    return out;
  }
}
