// Must be imported before any schema is made: zod's probe for `new Function` would break the policy of the page.
import { z } from 'zod';

z.config({ jitless: true });
