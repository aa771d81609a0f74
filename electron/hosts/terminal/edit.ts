import type { CallInput, CallOutput } from '#contract/calls.ts';
import { usageError } from './usage.ts';

type Article = CallOutput<'article.read'>['article'];
type ArticleChanges = CallInput<'article.save'>['changes'];

const plain = ['title', 'shortTitle', 'subtitle', 'kicker', 'summary', 'body', 'channel', 'editor'] as const;
const ofSource = ['name', 'kind', 'url', 'originalTitle'] as const;

/**
 * Turns `FIELD=VALUE` words into changes. Lists are written with commas: `keywords=桥梁,交通`,
 * `authors=张三:记者,李四:通讯员`; an empty value clears a field.
 * @throws a usage error that names the field
 */
export function changesFrom(article: Article, settings: readonly string[], body: string | undefined): ArticleChanges {
  const changes: ArticleChanges = {};
  for (const setting of settings) {
    const at = setting.indexOf('=');
    if (at < 1) throw usageError(`--set takes FIELD=VALUE, not ${setting}`);
    apply(changes, article, setting.slice(0, at), setting.slice(at + 1));
  }
  if (body !== undefined) changes.body = body;
  if (changes.body !== undefined) changes.body = changes.body.replace(/\r\n?/g, '\n');
  return changes;
}

function apply(changes: ArticleChanges, article: Article, field: string, value: string): void {
  const simple = plain.find((name) => name === field);
  const source = ofSource.find((name) => `source.${name}` === field);
  if (simple) changes[simple] = value;
  else if (source) changes.source = { ...(changes.source ?? article.source), [source]: value };
  else if (field === 'source') changes.source = { ...(changes.source ?? article.source), name: value };
  else if (field === 'publishAt' || field === 'cover') changes[field] = value === '' ? null : value;
  else if (field === 'keywords') changes.keywords = list(value);
  else if (field === 'authors') changes.authors = list(value).map(author);
  else throw usageError(`there is no field ${field} to set`);
}

function list(value: string): string[] {
  return value
    .split(/[,，、]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function author(value: string) {
  const [name = '', role = '记者'] = value.split(/[:：]/);
  return { name: name.trim(), role: role.trim() };
}
