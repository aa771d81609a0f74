import { chromium } from '@playwright/test';
import { v7 } from 'uuid';
import { writeFileSync } from 'node:fs';
import { emptyArticle } from '#domain/article.ts';
import { openLibrary } from '/work/main/electron/library/library.ts';
import { generateArticle } from '/work/main/tests/fixtures/articles.ts';
import { serve, temporary } from '/work/main/tests/bench/program.ts';
import { makeTypist } from '/work/main/tests/bench/typing/keys.ts';
import { clickPlace, showMiddle } from '/work/main/tests/bench/typing/place.ts';
import { quantile } from './table.ts';
const han = Number(process.env.HAN ?? 5000);
const article = generateArticle({ seed: han, han });
const folder = temporary('x') + '/lib';
const library = await openLibrary(folder, { clock: { now: () => new Date().toISOString() } });
await library.create({ ...emptyArticle(v7(), new Date().toISOString()), ...article });
await library.close();
const host = await serve(folder);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-features=Translate'] });
const page = await (await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })).newPage();
page.on('console', (m) => console.log('console', m.text()));
await page.goto(host.url);
await page.locator('.cm-line').first().waitFor();
await page.waitForTimeout(4000);
const at = await page.evaluate(showMiddle);
await page.waitForTimeout(2000);
const place = await page.evaluate(clickPlace, at);
await page.mouse.click(place!.x, place!.y);
await page.waitForTimeout(2000);
if (process.env.CSS) await page.evaluate((css) => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [...document.adoptedStyleSheets, s]; }, process.env.CSS);
// idle frames
console.log('idle rAF timing / animations', await page.evaluate(() => document.getAnimations().map((a) => [(a as CSSAnimation).animationName, (a.effect as KeyframeEffect).target?.className])));
await page.evaluate(() => {
  const w = window as any;
  w.log = [];
  let cur: any;
  const raf = window.requestAnimationFrame.bind(window);
  window.addEventListener('keydown', (e) => { cur = { t0: e.timeStamp, down: performance.now() }; w.log.push(cur);
    const mine = cur;
    raf((ts) => { mine.frameTs = ts; mine.raf = performance.now(); const c = new MessageChannel(); c.port1.onmessage = () => { mine.after = performance.now(); }; c.port2.postMessage(0); });
  }, true);
  new MutationObserver(() => { cur && (cur.echoMut ??= performance.now()); }).observe(document.querySelector('.cm-content')!, { subtree: true, childList: true, characterData: true });
  new MutationObserver(() => { cur && (cur.prevMut ??= performance.now()); }).observe(document.querySelector<HTMLIFrameElement>('aside iframe')!.contentDocument!, { subtree: true, childList: true, characterData: true });
});
const t = makeTypist(7);
await t.type(page, 30);
await page.evaluate(() => { (window as any).log.length = 0; });
await t.type(page, 100);
await page.waitForTimeout(500);
const log = (await page.evaluate(() => (window as any).log)) as Record<string, number>[];
for (const k of ['down', 'echoMut', 'prevMut', 'frameTs', 'raf', 'after']) { const v = log.filter((l) => l[k] !== undefined).map((l) => l[k]! - l.t0!); console.log(k.padEnd(8), v.length, [0.1, 0.5, 0.9, 0.95].map((q) => quantile(v, q).toFixed(1)).join('  ')); }
if (process.env.TRACE) {
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8', 'cc', 'benchmark', 'input', 'disabled-by-default-v8.cpu_profiler'] });
  await t.type(page, 60);
  writeFileSync(process.env.TRACE, await browser.stopTracing());
}
if (process.env.PROFILE) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Profiler.enable'); await cdp.send('Profiler.setSamplingInterval', { interval: 200 }); await cdp.send('Profiler.start');
  await t.type(page, 100);
  const { profile } = await cdp.send('Profiler.stop');
  writeFileSync(process.env.PROFILE, JSON.stringify(profile));
}
await browser.close(); await host.stop(); process.exit(0);
