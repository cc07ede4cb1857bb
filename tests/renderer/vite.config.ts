// Builds and serves the renderer over the fake Api, for its tests and for developing without a cluster.
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = import.meta.dirname;
const port = Number(process.env['RENDERER_TEST_PORT'] ?? 5199);
const server = { host: '127.0.0.1', port, strictPort: true };

export default defineConfig({
  root,
  plugins: [react()],
  cacheDir: resolve(root, '../../out/renderer-tests/vite'),
  server: { ...server, fs: { allow: [resolve(root, '../..')] } },
  preview: server,
  // React's development build: its warnings fail the tests.
  mode: 'development',
  build: {
    outDir: resolve(root, '../../out/renderer-tests/site'),
    emptyOutDir: true,
    minify: false,
    chunkSizeWarningLimit: 10_000,
  },
});
