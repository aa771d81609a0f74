import { builtinModules } from 'node:module';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions } from 'vite';

/** Never bundled: Node's own modules, Electron's, and what carries a binary. */
const outside = [/^node:/, ...builtinModules, 'electron', 'sharp'];

/** A thread's program is one file: it is started by its path, also from inside an archive. */
function thread(name: string, input: string) {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: ['sharp'] },
    build: {
      outDir: `../out/${name}`,
      emptyOutDir: true,
      target: 'node22',
      minify: false,
      rolldownOptions: { input: { thread: input }, external: outside, output: { format: 'es', entryFileNames: '[name].js' } },
    },
  } satisfies EnvironmentOptions;
}

/** Six builds by `vite build --app`: the renderer, the main process (with browser host and command line), three threads, the preload. */
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
    index: thread('index', 'electron/library/index/thread.ts'),
    darkroom: thread('darkroom', 'electron/exporter/darkroom/thread.ts'),
    foreign: thread('foreign', 'electron/importer/foreign/program.ts'),
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
      for (const name of ['client', 'main', 'index', 'darkroom', 'foreign', 'preload']) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
});
