import type { EditableFields } from '#domain/article.ts';

/** Fields of the head that differ between two versions, as a person reads them. */
export interface FieldChange {
  readonly field: Exclude<keyof EditableFields, 'body' | 'media' | 'cover'> | 'pictures';
  readonly before: string;
  readonly after: string;
}

/** How fields that are no text read: a channel's name, a time, so many pictures. */
export interface FieldWords {
  channel(key: string): string;
  time(instant: string): string;
  kind(kind: EditableFields['source']['kind']): string;
  pictures(count: number): string;
}

const fields = [
  'kicker',
  'title',
  'subtitle',
  'shortTitle',
  'channel',
  'source',
  'authors',
  'editor',
  'publishAt',
  'keywords',
  'summary',
] as const satisfies readonly FieldChange['field'][];

export function fieldChanges(before: EditableFields, after: EditableFields, words: FieldWords): readonly FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field of fields) {
    const [old, now] = [read(before, field, words), read(after, field, words)];
    if (old !== now) changes.push({ field, before: old, after: now });
  }
  const [old, now] = [pictures(before), pictures(after)];
  if (old.join() !== now.join()) changes.push({ field: 'pictures', before: told(old, now, words), after: told(now, old, words) });
  return changes;
}

/** Whether two versions are the same in everything that restoring one would bring back. */
export function isSame(one: EditableFields, other: EditableFields): boolean {
  return one.body === other.body && one.cover === other.cover && fieldChanges(one, other, plainWords).length === 0;
}

const plainWords: FieldWords = { channel: (key) => key, time: (instant) => instant, kind: (kind) => kind, pictures: String };

function read(article: EditableFields, field: (typeof fields)[number], words: FieldWords): string {
  switch (field) {
    case 'channel':
      return words.channel(article.channel);
    case 'source': {
      const { name, kind, url, originalTitle } = article.source;
      return [name, words.kind(kind), originalTitle, url].filter((part) => part !== '').join(' · ');
    }
    case 'authors':
      return article.authors.map(({ name, role }) => (role === '' ? name : `${name}（${role}）`)).join('，');
    case 'keywords':
      return article.keywords.join('，');
    case 'publishAt':
      return article.publishAt === null ? '' : words.time(article.publishAt);
    default:
      return article[field];
  }
}

/** The pictures that are there, each with the words beside it. */
function pictures({ media }: EditableFields): readonly string[] {
  return Object.entries(media)
    .filter(([, { deletedAt }]) => deletedAt === undefined)
    .map(([id, { caption, credit, alt }]) => [id, caption, credit, alt].join('\n'))
    .toSorted();
}

/** How many, and the words of those that are not the same on the other side. */
function told(these: readonly string[], others: readonly string[], words: FieldWords): string {
  const own = these.filter((picture) => !others.includes(picture)).map((picture) => picture.split('\n').slice(1).filter(Boolean).join(' / '));
  return [words.pictures(these.length), ...own.filter(Boolean)].join('：');
}
