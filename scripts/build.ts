// `npm run build`: builds the app into out/.
import { buildApp } from './app/build-app.ts';

process.exitCode = (await buildApp()) ? 0 : 1;
