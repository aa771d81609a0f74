import { type CallInput, type CallOutput, calls } from '#contract/calls.ts';
import type { Failure } from '#contract/reply.ts';
import { type Command, type Printed, type Terminal, text } from './command.ts';
import { changesFrom } from './edit.ts';
import { handoffCommand, mergeCommand } from './handoff.ts';
import { wordsCommand } from './houseWords.ts';
import { portalCommand, templateCommand } from './portalCommands.ts';
import { reviewCommand } from './review.ts';
import { screenLine } from './screen.ts';
import { usageError } from './usage.ts';
import { articleId, refusalOf } from './words.ts';

type ArticleSummary = CallOutput<'article.list'>['articles'][number];

/** @throws a usage error */
function readLimit(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const limit = Number(value);
  if (!/^\d+$/.test(value) || !calls['article.ids'].input.safeParse({ limit }).success || limit === 0)
    throw usageError('--limit takes a whole number from 1 to 100000');
  return limit;
}

/** @throws a usage error */
function readState(value: string | undefined): ArticleSummary['state'] | undefined {
  const { success, data } = calls['article.list'].input.safeParse({ filter: { state: value } });
  if (!success) throw usageError(`there is no state ${value}`);
  return data.filter.state;
}

/** @throws a usage error */
function readOutlet(value: string | undefined): CallInput<'outlet.write'>['outlet'] {
  const { success, data } = calls['outlet.write'].input.shape.outlet.safeParse(value);
  if (!success) throw usageError(`--as takes one of ${calls['outlet.write'].input.shape.outlet.options.join(', ')}`);
  return data;
}

function row(article: ArticleSummary) {
  const { id, title, channel, state, updatedAt } = article;
  return { id, title, channel, state, updatedAt };
}

type Imported = Extract<CallOutput<'import.files'>[number], { imported: unknown }>['imported'];

/** On the command line what the library has already is a warning among the others. */
function rowOfImport(report: CallOutput<'import.files'>[number]) {
  if ('imported' in report) return [withSimilar(report.imported)];
  if (!('present' in report)) return [];
  return [{ ...report.present, warnings: [{ code: 'present', message: '稿库里已有这一稿，未重复导入', count: 1 }] }];
}

function withSimilar({ similar, beside, ...imported }: Imported) {
  const others = beside
    ? [
        {
          code: 'beside',
          message: `${beside.place === 'trash' ? '原稿在回收站' : '稿库里同一篇稿件内容不同'}，作为新稿导入：《${beside.title}》 ${beside.id}`,
          count: 1,
        },
      ]
    : [];
  const alike = similar.map(({ id, title, same }) => ({
    code: 'similar',
    message: `${same ? '与稿件相同' : '与稿件很像'}：《${title}》 ${id}`,
    count: 1,
  }));
  // Each single change is for the window, where one can be looked at.
  const own = imported.warnings.map(({ changes: _changes, ...warning }) => warning);
  return { ...imported, warnings: [...own, ...others, ...alike] };
}

/** The failure by the file a person chose, which may lie deep in a folder, and the thing in it that it is about. */
function namedBy({ file, failure }: Extract<CallOutput<'import.files'>[number], { failure: unknown }>): Failure {
  return { ...failure, thing: file.endsWith(failure.thing) ? file : `${file}: ${failure.thing}` };
}

type Filter = NonNullable<CallInput<'article.list'>['filter']>;

/** All that fit, page by page, waits for the index to be complete. */
async function listed(terminal: Terminal, filter: Filter, most = Number.POSITIVE_INFINITY, order: 'changed' | 'best' = 'changed') {
  const page = 1000;
  const articles: CallOutput<'article.list'>['articles'] = [];
  while (articles.length < most) {
    const limit = Math.min(page, most - articles.length);
    const found = await terminal.call('article.list', { filter, order, from: articles.length, limit, settled: true });
    articles.push(...found.articles);
    if (found.articles.length < limit) break;
  }
  return articles;
}

type ExportWish = Omit<CallInput<'package.export'>, 'id'>;

/** One package and nothing beside it. */
async function exportOne(word: string, wish: ExportWish, terminal: Terminal): Promise<Printed> {
  try {
    const id = articleId(word);
    const { path, files, findings } = await terminal.call('package.export', { id, ...wish });
    return exported([{ id, path, files, findings }]);
  } catch (error) {
    terminal.refuse(error);
    return exported([]);
  }
}

/** The ids among the words; any other word is refused by itself. */
function knownIds(words: readonly string[], terminal: Terminal): string[] {
  return words.flatMap((word) => {
    try {
      return [articleId(word)];
    } catch (error) {
      terminal.refuse(error);
      return [];
    }
  });
}

type BatchWish = CallInput<'package.batch'>;

/** A batch with its index page. What was refused goes to stderr, what is there to stdout. */
async function exportMany(which: Pick<BatchWish, 'ids' | 'filter'>, wish: Omit<BatchWish, 'ids' | 'filter'>, terminal: Terminal): Promise<Printed> {
  if (which.ids?.length === 0) return exported([]);
  if (which.filter) await settledIndex(terminal);
  try {
    const { results, stopped } = await terminal.call('package.batch', { ...which, ...wish });
    for (const { failure } of results) if (failure && failure.code !== 'cancelled') terminal.refuse(refusalOf(failure));
    if (stopped) terminal.refuse(refusalOf(stopped));
    // Only of several portals it needs to be said which.
    const named = (portal: string | null) => (wish.chosenPortals ? { portal } : {});
    return exported(
      results.flatMap(({ id, portal, path, files, findings, failure }) =>
        path !== null && !failure ? [{ id, ...named(portal), path, files, findings }] : [],
      ),
    );
  } catch (error) {
    terminal.refuse(error);
    return exported([]);
  }
}

function exported(done: readonly { readonly id: string; readonly path: string; readonly files: number; readonly findings: readonly unknown[] }[]) {
  return { json: done, text: done.map(({ path, files }) => `${path}  ${files} files`).join('\n') };
}

/** Of an index that is still being built no article is left out. */
async function settledIndex(terminal: Terminal): Promise<void> {
  await terminal.call('article.list', { limit: 0, settled: true });
}

/** The commands, by name (DESIGN.md §1). A new one is a new entry here. */
export const commands: Readonly<Record<string, Command>> = {
  import: {
    usage: 'import FILE|FOLDER… --library DIR [--channel KEY] [--keep-originals]',
    words: [1, 1000],
    options: { channel: 'value', 'keep-originals': 'flag' },
    begins: true,
    run: async ({ words, options }, terminal) => {
      const files = words.map((path) => terminal.offerToRead(path));
      const reports = await terminal.call('import.files', {
        files,
        keepOriginals: options['keep-originals'] === true,
        ...(text(options.channel) ? { channel: text(options.channel) } : {}),
      });
      const done = reports.flatMap(rowOfImport);
      for (const report of reports) {
        if ('failure' in report) terminal.refuse(refusalOf(namedBy(report)));
      }
      const lines = done.flatMap(({ id, title, warnings }) => [
        `${id}  ${screenLine(title)}`,
        ...warnings.map((warning) => `    ${screenLine(warning.message)}`),
      ]);
      return { json: done, text: lines.join('\n') };
    },
  },
  list: {
    usage: 'list --library DIR [--state S] [--limit N]',
    words: [0, 0],
    options: { state: 'value', limit: 'value' },
    run: async ({ options }, terminal) => {
      const state = readState(text(options.state));
      const articles = (await listed(terminal, state ? { state } : {}, readLimit(text(options.limit)))).map(row);
      return {
        json: articles,
        text: articles.map(({ id, state, updatedAt, title }) => `${id}  ${updatedAt}  ${state}  ${screenLine(title)}`).join('\n'),
      };
    },
  },
  search: {
    usage: 'search TEXT --library DIR [--limit N]',
    words: [1, 100],
    options: { limit: 'value' },
    run: async ({ words, options }, terminal) => {
      const found = await listed(terminal, { text: words.join(' ') }, readLimit(text(options.limit)), 'best');
      const rows = found.map(({ id, title, snippet }) => ({ id, title, snippet: snippet?.text ?? '' }));
      return { json: rows, text: rows.map(({ id, title, snippet }) => `${id}  ${screenLine(title)}\n    ${screenLine(snippet)}`).join('\n') };
    },
  },
  show: {
    usage: 'show ID --library DIR',
    words: [1, 1],
    options: {},
    run: async ({ words: [word = ''] }, terminal) => {
      const id = articleId(word);
      const { article, changedOutside } = await terminal.call('article.read', { id });
      if (changedOutside) terminal.say(`article ${id}: another program has changed its file`);
      const { title, source, editor, publishAt, body } = article;
      return { json: article, text: `${screenLine(title)}\n${screenLine(`${source.name} / ${editor} / ${publishAt ?? ''}`)}\n\n${body}` };
    },
  },
  edit: {
    usage: 'edit ID --library DIR --set FIELD=VALUE… [--body-file F]',
    words: [1, 1],
    options: { set: 'many', 'body-file': 'value' },
    run: async ({ words: [word = ''], options }, terminal) => {
      const id = articleId(word);
      const bodyFile = text(options['body-file']);
      const settings = (options.set ?? []) as readonly string[];
      if (settings.length === 0 && bodyFile === undefined) throw usageError('edit needs --set or --body-file');
      const { article } = await terminal.call('article.read', { id });
      const changes = changesFrom(article, settings, bodyFile === undefined ? undefined : await terminal.readText(bodyFile));
      await terminal.call('article.save', { id, basedOn: article.revision, changes });
      const after = (await terminal.call('article.read', { id })).article;
      return { json: after, text: `${id}  revision ${after.revision}` };
    },
  },
  check: {
    usage: 'check ID --library DIR [--portal KEY]',
    words: [1, 1],
    options: { portal: 'value' },
    run: async ({ words: [word = ''], options }, terminal) => {
      const id = articleId(word);
      const portal = text(options.portal);
      const findings = await terminal.call('article.check', { id, ...(portal ? { portal } : {}) });
      return {
        json: findings,
        text: findings.map(({ level, field, start, message }) => `${level}  ${field}:${start}  ${screenLine(message)}`).join('\n'),
      };
    },
  },
  portal: portalCommand,
  template: templateCommand,
  words: wordsCommand,
  review: reviewCommand,
  handoff: handoffCommand,
  merge: mergeCommand,
  export: {
    usage: 'export ID… or --all --library DIR --portal KEY or --chosen-portals --out DIR [--zip] [--replace] [--resume] [--override REASON]',
    words: [0, 100_000],
    options: {
      all: 'flag',
      portal: 'value',
      'chosen-portals': 'flag',
      out: 'value',
      zip: 'flag',
      replace: 'flag',
      resume: 'flag',
      override: 'value',
    },
    required: ['portal|chosen-portals', 'out'],
    run: async ({ words, options }, terminal) => {
      if ((words.length === 0) !== (options.all === true)) throw usageError('export takes either IDs or --all');
      const override = text(options.override);
      const portal = text(options.portal);
      const wish = {
        target: terminal.offerFolder(text(options.out) ?? ''),
        form: options.zip ? ('zip' as const) : ('folder' as const),
        replace: options.replace === true,
        ...(override ? { override } : {}),
      };
      const resume = options.resume === true;
      const [only] = words;
      if (portal !== undefined && only !== undefined && words.length === 1 && !resume) return exportOne(only, { ...wish, portal }, terminal);
      const where = portal === undefined ? { chosenPortals: true as const } : { portal };
      return exportMany(options.all === true ? { filter: {} } : { ids: knownIds(words, terminal) }, { ...wish, ...where, resume }, terminal);
    },
  },
  outlet: {
    usage: 'outlet ID --library DIR --portal KEY --as docx|text|wechat|newsml|ninjs --out FILE [--replace]',
    words: [1, 1],
    options: { portal: 'value', as: 'value', out: 'value', replace: 'flag' },
    required: ['portal', 'as', 'out'],
    run: async ({ words: [word = ''], options }, terminal) => {
      const id = articleId(word);
      const outlet = readOutlet(text(options.as));
      const target = terminal.offerTarget(text(options.out) ?? '', options.replace === true);
      const done = await terminal.call('outlet.write', { id, portal: text(options.portal) ?? '', outlet, target: target.token });
      const path = target.place(done.name);
      const lines = [`${screenLine(path)}  ${done.bytes} bytes`, ...done.warnings.map(({ message }) => `    ${screenLine(message)}`)];
      return { json: { path, bytes: done.bytes, warnings: done.warnings }, text: lines.join('\n') };
    },
  },
  verify: {
    usage: 'verify PATH',
    words: [1, 1],
    options: {},
    withoutLibrary: () => true,
    run: async ({ words: [path = ''] }, terminal) => {
      const outcome = await terminal.call('package.verify', { file: terminal.offerToRead(path) });
      return { json: outcome, text: outcome.ok ? 'ok' : outcome.problems.map(screenLine).join('\n'), failed: !outcome.ok };
    },
  },
  doctor: {
    usage: 'doctor --library DIR [--repair]',
    words: [0, 0],
    options: { repair: 'flag' },
    run: async ({ options }, terminal) => {
      const { ok, articles, problems } = await terminal.call('library.doctor', { repair: options.repair === true });
      const lines = problems.flatMap(({ kind, file, message, action }) => [
        `${kind}  ${screenLine(file)}: ${screenLine(message)}`,
        ...(action === '' ? [] : [`    ${screenLine(action)}`]),
      ]);
      return { json: { ok, articles, problems }, text: [...lines, `${articles} articles, ${ok ? 'ok' : 'not ok'}`].join('\n'), failed: !ok };
    },
  },
  backup: {
    usage: 'backup --library DIR --out FILE [--replace] | backup --library DIR --daily FOLDER or off',
    words: [0, 0],
    options: { out: 'value', daily: 'value', replace: 'flag' },
    run: async ({ options }, terminal) => {
      const [out, daily] = [text(options.out), text(options.daily)];
      if ((out === undefined) === (daily === undefined)) throw usageError('backup takes either --out FILE or --daily FOLDER');
      if (out === undefined) {
        await terminal.call('backup.schedule', { folder: daily === undefined || daily === 'off' ? null : terminal.offerFolder(daily) });
        const { folder } = await terminal.call('backup.status', {});
        return { json: { folder }, text: folder === null ? 'no daily backups' : `daily backups into ${screenLine(folder)}` };
      }
      const target = terminal.offerTarget(out, options.replace === true);
      const { name, articles, bytes, sha256 } = await terminal.call('backup.write', { target: target.token });
      const path = target.place(name);
      return { json: { articles, bytes, sha256, path }, text: `${screenLine(path)}  ${articles} articles  ${bytes} bytes  ${sha256}` };
    },
  },
  restore: {
    usage: 'restore FILE --library DIR',
    words: [1, 1],
    options: {},
    makes: true,
    required: ['library'],
    run: async ({ words: [file = ''], options }, terminal) => {
      const target = terminal.offerExactly(text(options.library) ?? '');
      const { articles, bytes, sha256 } = await terminal.call('backup.restore', { file: terminal.offerToRead(file), target });
      return { json: { articles, bytes, sha256 }, text: `${articles} articles  ${bytes} bytes  ${sha256}` };
    },
  },
};
