// The build of the command line, which runs in Node without Electron, into out/cli.
import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    ssr: true,
    outDir: 'out/cli',
    minify: 'oxc',
    target: 'node24',
    rolldownOptions: {
      input: { 'token-desk': 'src/main/cli/token-desk.ts' },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  // Everything but keytar (native) and Node itself is bundled, so that a package needs no node_modules.
  ssr: { noExternal: true, external: ['keytar'] },
});
