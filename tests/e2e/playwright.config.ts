import { defineConfig } from '@playwright/test';

/** One set of journeys, two launchers: Chromium on the browser host always, Electron wherever its binary starts. */
export default defineConfig({
  testDir: './journeys',
  outputDir: '../../test-results',
  // Generous: on a busy machine a journey of ten seconds takes a minute, and that says nothing about the desk.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  fullyParallel: true,
  // A journey waits a third of its time, for the desk's pauses and its own looks: three keep two cores at work.
  workers: 3,
  retries: 0,
  reporter: 'list',
  // A trace is a film of every journey, and takes as long as the journey itself: COPYDESK_TRACE=1 makes one of each that fails.
  use: {
    trace: process.env.COPYDESK_TRACE === '1' ? 'retain-on-failure' : 'off',
    locale: 'zh-CN',
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
  },
  projects: [
    { name: 'browser', metadata: { launcher: 'browser' } },
    { name: 'electron', metadata: { launcher: 'electron' }, grep: /@both/ },
  ],
});
