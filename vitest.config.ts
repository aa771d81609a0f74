import { configDefaults, defineConfig } from 'vitest/config';

/** The stores of the window are one for a whole program: a test of them begins with a program of its own. */
const alone = ['tests/renderer/state/**/*.test.ts'];

export default defineConfig({
  test: {
    // Most of the time goes into disks and child processes: a core kept free, as is the default, would wait with them.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: [...configDefaults.exclude, ...alone],
          // To start a program and read the sources takes longer than most files: they share one, and leave nothing changed behind.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
});
