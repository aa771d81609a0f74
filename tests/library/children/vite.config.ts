import { defineConfig } from 'vite';

/** The programs here, each as one that starts in a third of the time: tests start a hundred of them. `npm test` says where they go. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node22',
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(['actor', 'holder', 'traced'].map((name) => [name, `tests/library/children/${name}.ts`])),
      // Outside of any package: its name alone tells Node what it is.
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
    },
  },
  ssr: { noExternal: true },
});
