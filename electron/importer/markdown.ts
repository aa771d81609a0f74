import { type ArticleChanges, type Author, articleChanges } from '#domain/article.ts';
import { readByline } from '#domain/intake/bylines.ts';
import type { IntakeCode } from '#domain/intake/codes.ts';
import type { Intake, IntakeWarning } from '#domain/intake/draft.ts';
import { findStamps, isoOf } from '#domain/intake/stamps.ts';
import { offsetsOf } from '#domain/intake/zone.ts';
import { type FrontMatter, readFrontMatter } from './frontmatter.ts';

/** The names a field goes by in the heads of Markdown files, lower case. */
const fieldNames: Readonly<Record<string, Field>> = {
  title: 'title',
  标题: 'title',
  shorttitle: 'shortTitle',
  short_title: 'shortTitle',
  短标题: 'shortTitle',
  subtitle: 'subtitle',
  副标题: 'subtitle',
  副题: 'subtitle',
  kicker: 'kicker',
  引题: 'kicker',
  肩题: 'kicker',
  summary: 'summary',
  description: 'summary',
  摘要: 'summary',
  导语: 'summary',
  author: 'authors',
  authors: 'authors',
  作者: 'authors',
  记者: 'authors',
  editor: 'editor',
  编辑: 'editor',
  责任编辑: 'editor',
  责编: 'editor',
  tags: 'keywords',
  keywords: 'keywords',
  关键词: 'keywords',
  标签: 'keywords',
  date: 'publishAt',
  publishat: 'publishAt',
  published: 'publishAt',
  日期: 'publishAt',
  时间: 'publishAt',
  发布时间: 'publishAt',
  channel: 'channel',
  频道: 'channel',
  source: 'source',
  来源: 'source',
};
type Field = 'title' | 'shortTitle' | 'subtitle' | 'kicker' | 'summary' | 'authors' | 'editor' | 'keywords' | 'publishAt' | 'channel' | 'source';
type Value = string | readonly string[];

/**
 * A Markdown file as a draft: its head, if it has one, fills the fields; the text stays as it stands, but for a first line
 * `# 标题`, which becomes the title where the head names none: on the page it would stand there twice.
 */
export function readMarkdown(text: string, timeZone: string): Intake {
  const head = readFrontMatter(text);
  const { changes, unread } = head ? readFields(head, timeZone) : { changes: {}, unread: [] };
  const heading = changes.title === undefined ? leadingHeading(head?.body ?? text) : undefined;
  const body = heading?.body ?? head?.body ?? text;
  const draft: ArticleChanges = { ...changes, ...(heading ? { title: heading.title } : {}), body };
  return { draft, warnings: warningsOf(Object.keys(changes).length, unread, heading?.title, body) };
}

/** What fits no field is handed back, line by line: nothing that was written gets lost in silence. */
function readFields(head: FrontMatter, timeZone: string): { readonly changes: ArticleChanges; readonly unread: readonly string[] } {
  const unread = [...head.unread];
  let changes: ArticleChanges = {};
  for (const [key, value] of head.entries) {
    const field = fieldNames[key];
    const read = field && !(field in changes) ? readField(field, value, timeZone) : undefined;
    const checked = read && articleChanges.safeParse(read);
    if (checked?.success) changes = { ...changes, ...checked.data };
    else if (value.length > 0) unread.push(`${key}: ${typeof value === 'string' ? value : value.join('、')}`);
  }
  return { changes, unread };
}

function readField(field: Field, value: Value, timeZone: string): ArticleChanges | undefined {
  if (value.length === 0) return undefined;
  if (field === 'authors') return { authors: [...readAuthors(value)] };
  if (field === 'keywords') return { keywords: [...listOf(value, /[,，、;；]/)] };
  if (typeof value !== 'string') return undefined;
  if (field === 'publishAt') return readTime(value, timeZone);
  if (field === 'source') return { source: { name: value, kind: 'original', url: '', originalTitle: '' } };
  // A line field holds one line; only the summary may have several.
  return field !== 'summary' && value.includes('\n') ? undefined : { [field]: value };
}

function readAuthors(value: Value): readonly Author[] {
  if (typeof value !== 'string') return value.map((name) => ({ name, role: '' }));
  return readByline(value, { role: '', anyone: true }) ?? listOf(value, /[,，、;；]/).map((name) => ({ name, role: '' }));
}

function listOf(value: Value, separator: RegExp): readonly string[] {
  const items = typeof value === 'string' ? value.split(separator) : value;
  return items.map((item) => item.trim()).filter((item) => item !== '');
}

function readTime(value: string, timeZone: string): ArticleChanges | undefined {
  const [stamp] = findStamps(value);
  if (!stamp?.time || stamp.text.length !== value.trim().length) return undefined;
  return { publishAt: isoOf(stamp.time, stamp.offset, offsetsOf(timeZone)) };
}

function leadingHeading(text: string): { readonly title: string; readonly body: string } | undefined {
  const found = /^(?:[ \t]*\n)*# +([^\n]{1,500}?)[ \t]*#*(?:\n|$)(?:[ \t]*\n)*/.exec(text);
  const title = found?.[1]?.trim();
  return found && title ? { title, body: text.slice(found[0].length) } : undefined;
}

const localPicture = /!\[[^\]\n]{0,500}\]\((?!https?:|media\/[0-9a-f]{16}\.)[^)\n]{1,500}\)/g;

function warningsOf(fields: number, unread: readonly string[], title: string | undefined, body: string): readonly IntakeWarning<IntakeCode>[] {
  const warnings: IntakeWarning<IntakeCode>[] = [];
  if (fields > 0) warnings.push({ code: 'front-matter', message: `从文件头读入 ${fields} 个字段。`, count: fields });
  if (unread.length > 0) {
    const lines = unread.join('；').slice(0, 500);
    warnings.push({ code: 'front-matter-unread', message: `文件头中有 ${unread.length} 行没有对应的字段，未导入：${lines}`, count: unread.length });
  }
  if (title !== undefined) warnings.push({ code: 'title-from-heading', message: `首行“# ${title.slice(0, 60)}”作为标题，从正文移出。`, count: 1 });
  const pictures = body.match(localPicture)?.length ?? 0;
  if (pictures > 0)
    warnings.push({ code: 'pictures-not-imported', message: `正文引用了 ${pictures} 张本地图片，请用“插入图片”逐张添加。`, count: pictures });
  return warnings;
}
