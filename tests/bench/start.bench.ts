import { type Browser, chromium } from '@playwright/test';
import { browserOptions } from './browser.ts';
import { libraryOf } from './library.ts';
import { serve } from './program.ts';
import { type Row, spread } from './table.ts';

/** From the command to a window that can be worked in: the browser host over a thousand articles, a fresh process and browser profile a round. */

const rounds = 9;

/** In ms: `served` from the start of the process, the others from the beginning of the navigation. */
export interface Start {
  readonly served: number;
  readonly paint: number;
  readonly list: number;
  readonly article: number;
}

declare global {
  interface Window {
    benchSeen: { list?: number; article?: number };
  }
}

/** Takes about forty seconds. */
export async function run(say: (line: string) => void): Promise<readonly Row[]> {
  say('start: a library of 1,000 articles');
  const { folder } = await libraryOf(1000);
  const browser = await chromium.launch(browserOptions());
  const starts: Start[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      say(`start: round ${round + 1} of ${rounds}`);
      starts.push(await startOnce(browser, folder));
    }
  } finally {
    await browser.close();
  }
  const row = (measure: string, value: (start: Start) => number): Row => ({
    measure,
    size: '1,000 articles',
    ...spread(starts.map(value)),
    unit: 'ms',
  });
  return [
    row('process to address', ({ served }) => served),
    row('address to first contentful paint', ({ paint }) => paint),
    row('address to list painted', ({ list }) => list),
    row('address to newest article on the page', ({ article }) => article),
    row('process to first contentful paint', ({ served, paint }) => served + paint),
    row('process to newest article on the page', ({ served, article }) => served + article),
  ];
}

/** A fresh process and a fresh browser profile. */
export async function startOnce(browser: Browser, folder: string): Promise<Start> {
  const host = await serve(folder);
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchStart);
    await page.goto(host.url);
    await page.waitForFunction(() => window.benchSeen.list !== undefined && window.benchSeen.article !== undefined, undefined, { polling: 50 });
    const seen = await page.evaluate(() => {
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      return { paint: paint?.startTime ?? 0, list: window.benchSeen.list ?? 0, article: window.benchSeen.article ?? 0 };
    });
    return { served: host.ready, ...seen };
  } finally {
    await context.close();
    await host.stop();
  }
}

/** Runs inside the page, before anything of ours: looks at each frame what is there, and notes the time after its paint. */
function watchStart(): void {
  if (window !== window.top) return;
  window.benchSeen = {};
  const there = {
    list: () => document.querySelector('.library-row') !== null,
    article: () => document.querySelector<HTMLIFrameElement>('aside iframe')?.contentDocument?.querySelector('[data-copydesk="body"] p') != null,
  };
  const found = new Set<string>();
  const look = () => {
    for (const name of ['list', 'article'] as const) {
      if (found.has(name) || !there[name]()) continue;
      found.add(name);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        window.benchSeen[name] = performance.now();
      };
      port2.postMessage(0);
    }
    if (found.size < 2) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
