import type { Article } from '#domain/article.ts';
import type { Library } from '../../electron/newsroom/ports.ts';
import { draft, houseWord, newId, newsroomPortal } from './sample.ts';
import { open } from './tempLibrary.ts';

/** A library with something of every kind in it: pictures, originals, snapshots, a refused text, a portal, a person, the trash. */
export interface FullLibrary {
  readonly folder: string;
  /** The newest has two pictures; the first shares one of them. */
  readonly articles: readonly Article[];
  readonly trashed: Article;
}

export async function fullLibrary(folder: string): Promise<FullLibrary> {
  const library = await open(folder, { person: '许文澜' });
  const articles = [await written(library, 1), await written(library, 2), await written(library, 3)];
  await library.save({ ...(articles[0] as Article), title: '迟到的一稿' }, 0).catch(() => undefined);
  await library.savePortal(newsroomPortal('luyang', '鹿阳之窗'));
  const trashed = await written(library, 4);
  await library.trash(trashed.id, '许文澜');
  await library.savePerson(newId(), { schema: 1, name: '许文澜', roles: ['editor'] });
  await library.changeWords({ basedOn: 0, put: [houseWord('村霸')], remove: [] });
  await library.close();
  return { folder, articles, trashed };
}

async function written(library: Library, number: number): Promise<Article> {
  const id = newId();
  const pictures = [Buffer.from(`大家的图片，不是图片。${'像素'.repeat(40)}`), Buffer.from(`第${number}篇自己的图片${'点'.repeat(30)}`)];
  await library.addOriginal(id, { name: `第${number}篇 通稿.docx`, bytes: Buffer.from(`第${number}篇的原件${'字'.repeat(20)}`) });
  const created = await library.create(draft({ id, title: `第${number}篇`, body: `第${number}篇的第一稿。\n` }));
  const media: Article['media'] = {};
  for (const bytes of pictures) {
    const stored = await library.addMedia(id, bytes, 'png');
    media[stored.id] = { file: stored.file, type: 'image/png', width: 4, height: 3, bytes: bytes.length, caption: '图', credit: '', alt: '' };
  }
  const saved = await library.save({ ...created, media, body: `第${number}篇的第二稿，长一些。\n\n二、再写。\n` }, created.revision);
  await library.keepSnapshot(id, { reason: 'manual', name: '二稿', by: '许文澜' });
  // A lone surrogate: UTF-8 cannot say it, so the snapshot holds the body itself.
  const odd = await library.save({ ...saved, body: `第${number}篇\ud800的第三稿。\n` }, saved.revision);
  await library.keepSnapshot(id, { reason: 'manual', name: '三稿', by: '许文澜' });
  return library.save({ ...odd, body: `第${number}篇的末稿。\n` }, odd.revision);
}

/** mulberry32: the same seed gives the same numbers. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
