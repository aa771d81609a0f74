import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import * as docx from 'docx';
import sharp from 'sharp';
import { generateArticle, generateArticles } from '../../fixtures/articles.ts';
import { corpus } from '../../importer/corpus.ts';

/** Files to be read, of made-up news. */

const picturesInReport = 20;

/** About twenty pages of A4 (12,000 字) with twenty photographs of two megapixels, each with its caption. */
export async function longDocument(path: string): Promise<void> {
  const paragraphs = paragraphsOf(12_000);
  const every = Math.max(1, Math.floor(paragraphs.length / picturesInReport));
  const children: docx.Paragraph[] = [];
  for (const [at, words] of paragraphs.entries()) {
    children.push(new docx.Paragraph(words));
    if (at % every === 0 && at / every < picturesInReport) children.push(...(await picture(at / every)));
  }
  await writeFile(
    path,
    await docx.Packer.toBuffer(
      new docx.Document({ sections: [{ children: [new docx.Paragraph({ text: '年度报告', heading: 'Heading1' }), ...children] }] }),
    ),
  );
}

async function picture(number: number): Promise<docx.Paragraph[]> {
  const noise = { type: 'gaussian', mean: 120 + number, sigma: 20 } as const;
  const data = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#888', noise } })
    .jpeg()
    .toBuffer();
  const image = new docx.ImageRun({ type: 'jpg', data, transformation: { width: 400, height: 300 } });
  return [new docx.Paragraph({ children: [image] }), new docx.Paragraph({ text: `图${number + 1} 现场`, alignment: 'center' })];
}

export async function page(path: string): Promise<void> {
  const links = Array.from({ length: 60 }, (_, at) => `<li><a href="/${at}.html">第${at}条旧闻</a></li>`).join('');
  const text = paragraphsOf(3000)
    .map((words) => `<p>　　<span style="font-size:16px">${words}</span></p>`)
    .join('\n');
  await writeFile(
    path,
    `<!doctype html><meta charset="utf-8"><title>长篇报道_云溪之窗</title><div class="nav"><ul>${links}</ul></div><div class="content"><h1>长篇报道</h1><p>2026-03-05 10:23 来源：云溪日报</p>${text}</div><div class="footer">云溪之窗 版权所有</div>`,
  );
}

function paragraphsOf(han: number): readonly string[] {
  const { body } = generateArticle({ seed: han, han });
  return body
    .split('\n\n')
    .filter((words) => /^[\p{L}\p{N}“]/u.test(words))
    .map((words) => words.replaceAll(/[<>&]/g, ''));
}

/** So many files in a folder: the corpus over and over, and every other one a plain text of its own. @returns their paths */
export async function mixedFiles(folder: string, count: number): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const articles = generateArticles(count, Math.ceil(count / 2));
  const paths: string[] = [];
  for (let at = 0; at < count; at++) {
    const file = at % 2 === 0 ? corpus[(at / 2) % corpus.length] : undefined;
    const path = join(folder, `${String(at).padStart(3, '0')}${file ? extname(file.name) : '.txt'}`);
    if (file) await copyFile(file.path, path);
    else await writeFile(path, `${articles[(at - 1) / 2]?.title}\n\n${articles[(at - 1) / 2]?.body}`);
    paths.push(path);
  }
  return paths;
}
