import { builtinModules } from 'node:module';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Never bundled: Node's own modules, Electron's, and what carries a binary. */
const outside = [/^node:/, ...builtinModules, 'electron', 'sharp'];

/** Five builds by `vite build --app`: the renderer, the main process (with browser host and command line), two threads' programs, the preload. */
export default defineConfig({
  root: 'renderer',
  base: '/',
  plugins: [react()],
  worker: { format: 'es' },
  environments: {
    client: {
      build: {
        outDir: '../out/renderer',
        emptyOutDir: true,
        target: 'chrome140',
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 1500,
        modulePreload: { polyfill: false },
      },
    },
    main: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron', 'sharp'] },
      build: {
        outDir: '../out/main',
        emptyOutDir: true,
        target: 'node22',
        minify: false,
        rolldownOptions: {
          input: { main: 'electron/main.ts', web: 'electron/web.ts', cli: 'electron/cli.ts' },
          external: outside,
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
        },
      },
    },
    index: {
      consumer: 'server',
      resolve: { noExternal: true },
      build: {
        outDir: '../out/index',
        emptyOutDir: true,
        target: 'node22',
        minify: false,
        // A thread's program is one file: it is started by its path, also from inside an archive.
        rolldownOptions: {
          input: { thread: 'electron/library/index/thread.ts' },
          external: outside,
          output: { format: 'es', entryFileNames: '[name].js' },
        },
      },
    },
    foreign: {
      consumer: 'server',
      resolve: { noExternal: true },
      build: {
        outDir: '../out/foreign',
        emptyOutDir: true,
        target: 'node22',
        minify: false,
        rolldownOptions: {
          input: { program: 'electron/importer/foreign/program.ts' },
          external: outside,
          output: { format: 'es', entryFileNames: '[name].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        outDir: '../out/preload',
        emptyOutDir: true,
        target: 'chrome140',
        minify: false,
        rolldownOptions: { input: { preload: 'electron/preload.ts' }, external: outside, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'main', 'index', 'foreign', 'preload']) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
});
