// The build: main (ES module), preloads (CommonJS) and renderer, each into its folder under out/.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

export default defineConfig({
  main: {
    build: {
      // Everything but electron, keytar (native) and Node itself is bundled, so that a package needs no node_modules.
      externalizeDeps: true,
      minify: 'oxc',
      rolldownOptions: {
        input: { index: 'src/main/index.ts' },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload must be one CommonJS file: it can require nothing but electron.
      externalizeDeps: false,
      minify: 'oxc',
      rolldownOptions: {
        input: { index: 'src/preload/index.ts', reveal: 'src/preload/reveal.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    // Relative, so that pages find their parts under app://token-desk/.
    base: './',
    plugins: [react()],
    // Replaced in each response by the nonce of its own policy.
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      // Chromium of Electron 45 loads modules by itself; the polyfill would fetch, which the policy denies.
      modulePreload: { polyfill: false },
      // Pictures and fonts stay files: `font-src` and the policy of the pages know no data addresses for them.
      assetsInlineLimit: 0,
      minify: 'oxc',
      rolldownOptions: { input: { index: 'src/renderer/index.html', reveal: 'src/renderer/reveal.html' } },
    },
  },
});
