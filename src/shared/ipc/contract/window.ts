// What main asks the window to show, after a click on a notification or in the tray.
import { z } from 'zod';
import { IssuanceId } from '../../ids.ts';

export const windowEvents = {
  'window.show': z.discriminatedUnion('what', [
    z.strictObject({ what: z.literal('quick-copy') }),
    /** Its row; `renew` also asks whether to renew it. */
    z.strictObject({ what: z.literal('token'), issuanceId: IssuanceId, renew: z.boolean().default(false) }),
  ]),
};
