import { defineConfig } from '@playwright/test';

/** One set of journeys, two launchers: Chromium on the browser host always, Electron wherever its binary starts. */
export default defineConfig({
  testDir: './journeys',
  outputDir: '../../test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  workers: 2,
  retries: 0,
  reporter: 'list',
  use: { trace: 'retain-on-failure', locale: 'zh-CN', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  projects: [
    { name: 'browser', metadata: { launcher: 'browser' } },
    { name: 'electron', metadata: { launcher: 'electron' }, grep: /@both/ },
  ],
});
