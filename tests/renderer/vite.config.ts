// Builds the renderer over the fake Api, for its tests; serves it for developing without a cluster.
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { site } from './support/site.ts';

const root = import.meta.dirname;

export default defineConfig({
  root,
  plugins: [react()],
  cacheDir: resolve(root, '../../out/renderer-tests/vite'),
  server: { host: '127.0.0.1', port: 5199, fs: { allow: [resolve(root, '../..')] } },
  // React's development build: its warnings fail the tests.
  mode: 'development',
  logLevel: 'warn',
  // As in the app's own build; the app:// handler puts the nonce there.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: site,
    emptyOutDir: true,
    minify: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 10_000,
  },
});
