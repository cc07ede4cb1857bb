// Serves the renderer over the fake Api, for its tests and for developing without a cluster.
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

export default defineConfig({
  root,
  plugins: [react()],
  cacheDir: resolve(root, '../../out/renderer-tests/vite'),
  server: {
    host: '127.0.0.1',
    port: Number(process.env['RENDERER_TEST_PORT'] ?? 5199),
    strictPort: true,
    fs: { allow: [resolve(root, '../..')] },
  },
  optimizeDeps: { include: ['react', 'react-dom/client', '@fluentui/react-components'] },
});
