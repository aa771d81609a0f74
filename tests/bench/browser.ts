import type { LaunchOptions } from '@playwright/test';
import { findChromium } from '../e2e/chromium.ts';

/** How every bench starts Chromium. Signals are this process's own: it ends the browser when it ends. @throws when there is none */
export function browserOptions(): LaunchOptions {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium: set COPYDESK_CHROMIUM');
  return { executablePath, args: ['--no-sandbox', '--disable-features=Translate'], handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
}
