import { dirname, join } from 'node:path';
import type { Article } from '#domain/article.ts';
import { failureOf, refusal } from '#domain/result.ts';
import { type Review, reviewOf } from '#domain/review.ts';
import { initialSettings } from '#domain/settings.ts';
import { sha256 } from '../../electron/library/adapter.ts';
import { textChecksum } from '../../electron/library/ledger.ts';
import type { Library } from '../../electron/newsroom/ports.ts';
import { absent, articleState, claim, textState, trashed, type Witness } from './claims.ts';
import { draft, houseWord, newId, newsroomPortal } from './sample.ts';

/** Everything that changes a library, for the tests of what survives: a power cut, a kill, a failing disk. */

/** One act on one article. */
export interface Act {
  readonly name: string;
  /** It is about the library as a whole: never two of it at once. */
  readonly alone?: true;
  /** @param turn another number each time @returns the article as it stands now */
  readonly run: (library: Library, witness: Witness, article: Article, turn: number) => Promise<Article>;
}

/** To prove a new operation safe, add a line. */
export const acts: readonly Act[] = [
  { name: 'save', run: (library, witness, article, turn) => save(library, witness, { ...article, body: textOf(turn) }) },
  { name: 'media', run: addPicture },
  { name: 'stale save', run: saveStale },
  { name: 'settling', run: settleRivals },
  { name: 'settings', alone: true, run: saveSettings },
  { name: 'portal', run: savePortal },
  { name: 'portal removal', run: removePortal },
  { name: 'template', run: saveTemplates },
  { name: 'person', run: savePerson },
  { name: 'words', alone: true, run: changeWords },
  { name: 'snapshot', run: keepNamed },
  { name: 'decision', run: decideAnother },
  { name: 'acceptance', run: acceptAnother },
  { name: 'trash and back', run: trashAndRestore },
  { name: 'removal', run: removeAnother },
  { name: 'import', run: importAnother },
];

/** Takes longer than all the others together: where many states are looked at it is done once. */
export const backUp: Act = { name: 'backup', alone: true, run: writeBackup };

/** A new article, so that the acts have one to work on. */
export async function create(library: Library, witness: Witness, turn: number, id?: string): Promise<Article> {
  const article = draft({ title: `第${turn}篇`, body: textOf(turn), ...(id && { id }) });
  return claim(witness, `article ${article.id}`, articleState({ ...article, revision: 1 }), () => library.create(article));
}

export async function save(library: Library, witness: Witness, article: Article): Promise<Article> {
  const next = articleState({ ...article, revision: article.revision + 1 });
  return claim(witness, `article ${article.id}`, next, () => library.save(article, article.revision));
}

/** From a few bytes to several sectors and pages of a disk. */
function textOf(turn: number): string {
  return `${turn}：${'水位平稳，巡查正常。\n'.repeat((turn * 37) % 900)}`;
}

async function addPicture(library: Library, witness: Witness, article: Article, turn: number): Promise<Article> {
  const bytes = new TextEncoder().encode(`${article.id} ${turn} ${'像素'.repeat((turn * 53) % 2000)}`);
  const file = `${sha256(bytes).slice(0, 16)}.png`;
  await claim(witness, `media ${article.id} ${file}`, 'whole', () => library.addMedia(article.id, bytes, 'png'));
  return article;
}

/** An article that comes with a picture, remarks and the file it was in: whoever finds it finds all of it. */
async function importAnother(library: Library, witness: Witness, article: Article, turn: number): Promise<Article> {
  const id = newId();
  const bytes = new TextEncoder().encode(`${id} ${turn} ${'像素'.repeat((turn * 53) % 2000)}`);
  const file = `${sha256(bytes).slice(0, 16)}.png`;
  const other = draft({ id, title: `来稿第${turn}篇`, body: textOf(turn) });
  await claim(witness, `article ${id}`, articleState({ ...other, revision: 1 }), () =>
    claim(witness, `import ${id} ${file}`, 'whole', async () => {
      await library.addMedia(id, bytes, 'png');
      await library.addOriginal(id, { name: '通稿.docx', bytes });
      await library.create(other, remarked(turn));
    }),
  );
  return article;
}

function remarked(turn: number): Review {
  const anchor = { field: 'body' as const, quote: '水位', before: '', after: '', at: 0 };
  const suggestion = { kind: 'replace' as const, anchor, length: 2, text: '雨情'.repeat((turn * 91) % 900), by: '林晓', createdAt: null };
  return reviewOf({ comments: [], suggestions: [suggestion] }, newId);
}

async function saveStale(library: Library, witness: Witness, article: Article, turn: number): Promise<Article> {
  const late = { ...article, title: `迟到的第${turn}稿` };
  await claim(witness, `rival ${article.id} ${textChecksum(late)}`, 'kept', async () => {
    const refused = await library.save(late, 0).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (failureOf(refused)?.code !== 'stale') throw refused ?? new Error('a save based on nothing was taken');
  });
  return article;
}

async function settleRivals(library: Library, witness: Witness, article: Article): Promise<Article> {
  for (const rival of await library.rivals(article.id)) {
    await claim(witness, `rival ${article.id} ${textChecksum(rival.article)}`, absent, () => library.settleRival(article.id, rival.name));
  }
  return article;
}

async function saveSettings(library: Library, witness: Witness, article: Article, turn: number): Promise<Article> {
  const portal = `portal-${turn}`;
  await claim(witness, 'settings', portal, () => library.saveSettings({ ...initialSettings, portal }));
  return article;
}

async function savePortal(library: Library, witness: Witness, article: Article, turn: number): Promise<Article> {
  const profile = newsroomPortal(`desk-${article.id.slice(-12)}`, `门户第${turn}版`);
  await claim(witness, `portal ${profile.key}`, profile.name, () => library.savePortal(profile));
  return article;
}

async function removePortal(library: Library, witness: Witness, article: Article, turn: number): Promise<Article> {
  const profile = newsroomPortal(`gone-${article.id.slice(-12)}`, `要删的第${turn}版`);
  await claim(witness, `portal ${profile.key}`, profile.name, () => library.savePortal(profile));
  await claim(witness, `portal ${profile.key}`, absent, () => library.removePortal(profile.key));
  return article;
}

async function saveTemplates(library: Library, witness: Witness, article: Article, turn: number): Promise<Article> {
  const [name, gone] = [`page-${article.id.slice(-12)}`, `gone-${article.id.slice(-12)}`];
  const save = (template: string) =>
    claim(witness, `template ${template}`, `第${turn}版`, () =>
      library.saveTemplate({ name: template, html: `第${turn}版`, css: '.a{}'.repeat(turn) }),
    );
  await save(name);
  await save(gone);
  await claim(witness, `template ${gone}`, absent, () => library.removeTemplate(gone));
  return article;
}

async function savePerson(library: Library, witness: Witness, article: Article, turn: number): Promise<Article> {
  const staff = { schema: 1 as const, name: `${article.id} ${turn}`, roles: ['editor' as const] };
  await claim(witness, `person ${article.id}`, staff.name, () => library.savePerson(article.id, staff));
  return article;
}

/** From a few words to several pages of a disk. */
async function changeWords(library: Library, witness: Witness, article: Article, turn: number): Promise<Article> {
  const { version } = await library.words();
  const put = Array.from({ length: 1 + ((turn * 53) % 300) }, (_, index) => houseWord(`第${turn}版第${index}词`));
  await claim(witness, 'words', put[0]?.word ?? '', () => library.changeWords({ basedOn: version, put, remove: 'all' }));
  return article;
}

async function keepNamed(library: Library, witness: Witness, article: Article, turn: number): Promise<Article> {
  const saved = await save(library, witness, { ...article, body: textOf(turn) });
  const wish = { reason: 'manual' as const, name: `第${turn}稿`, by: '林晓' };
  await claim(witness, `snapshot ${article.id} ${wish.name}`, textState(saved), () => library.keepSnapshot(article.id, wish));
  return saved;
}

/** Whoever finds the decision finds the text it is about. The state in the article is a copy, which may be behind. */
async function decideAnother(library: Library, witness: Witness, article: Article, turn: number): Promise<Article> {
  const created = await create(library, witness, turn);
  const by = { name: '林晓', role: 'reporter' as const };
  const decision = { action: 'submit' as const, by, at: created.createdAt, hash: 'a'.repeat(64), opinion: '', turn: 1 };
  await claim(witness, `article ${created.id}`, articleState({ ...created, state: 'first' }), async () => {
    const decided = await claim(witness, `decision ${created.id}`, 'with its text', () => library.decide(created.id, newId(), () => ({ decision })));
    if (decided.article.state !== 'first') throw refusal('disk-full', `article ${created.id}`, 'write', 'its state is behind');
  });
  return article;
}

/** Whoever finds a suggestion accepted finds it in the text. The text comes first: accepted once more, it is only noted. */
async function acceptAnother(library: Library, witness: Witness, article: Article, turn: number): Promise<Article> {
  const given = draft({ id: newId(), title: `第${turn}篇`, body: `水位平稳。${textOf(turn)}` });
  const remarks = remarked(turn);
  const { id } = given;
  const created = await claim(witness, `article ${id}`, articleState({ ...given, revision: 1 }), () => library.create(given, remarks));
  const next = { ...created, body: created.body.replace('水位', '雨情') };
  const accepted = (review: Review): Review['suggestions'] =>
    Object.fromEntries(Object.entries(review.suggestions).map(([each, suggestion]) => [each, { ...suggestion, decision: 'accepted' as const }]));
  await claim(witness, `article ${id}`, articleState({ ...next, revision: 2 }), () =>
    claim(witness, `acceptance ${id}`, 'in the text', () =>
      library.save(next, created.revision, (followed, before) => ({ ...followed, suggestions: accepted(before) })),
    ),
  );
  return article;
}

async function trashAndRestore(library: Library, witness: Witness, article: Article): Promise<Article> {
  await claim(witness, `article ${article.id}`, trashed, () => library.trash(article.id, '林晓'));
  return bringBack(library, witness, article);
}

/** Out of the trash, where an act that failed half-way may have left it. */
export async function bringBack(library: Library, witness: Witness, article: Article): Promise<Article> {
  await claim(witness, `article ${article.id}`, articleState(article), async () => library.restoreTrashed(await keyOf(library, article.id)));
  return article;
}

async function keyOf(library: Library, id: string): Promise<string> {
  const entry = (await library.trashed()).find((one) => one.id === id);
  if (!entry) throw refusal('not-found', `article ${id}`, 'restore', 'it is not in the trash');
  return entry.key;
}

/** Into the folder `backups` beside the library. */
async function writeBackup(library: Library, witness: Witness, article: Article, turn: number): Promise<Article> {
  const file = join(dirname(library.path), 'backups', `${turn % 3}.zip`);
  await claim(witness, `backup ${turn % 3}`, 'whole', () => library.backup(file, { generator: 'Copydesk' }));
  return article;
}

async function removeAnother(library: Library, witness: Witness, article: Article, turn: number): Promise<Article> {
  const { id } = await create(library, witness, turn);
  await claim(witness, `article ${id}`, trashed, () => library.trash(id, '林晓'));
  await claim(witness, `article ${id}`, absent, async () => library.removeTrashed(await keyOf(library, id)));
  return article;
}
