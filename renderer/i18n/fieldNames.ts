import type { TFunction } from 'i18next';

const names: Readonly<Record<string, string>> = {
  body: 'editor.label',
  'source.name': 'fields.source',
  'source.url': 'fields.url',
  'source.originalTitle': 'fields.originalTitle',
  'source.kind': 'fields.kind',
  outlets: 'outlets.label',
  cover: 'pictures.cover',
  state: 'standing.title',
};

/** How an article's field is called in the window, by its name in the domain: `source.name`, `media.<id>.alt`. */
export function fieldName(t: TFunction, field: string): string {
  if (field.startsWith('media.')) return t(`pictures.${field.split('.')[2] ?? 'title'}`);
  return t(names[field] ?? `fields.${field.split('.', 1)[0]}`);
}
