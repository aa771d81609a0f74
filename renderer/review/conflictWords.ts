/** A side of a conflict as a person reads it: keywords and authors in a row, a time in words; whatever else as it is. */
export function readable(field: string, words: string, time: (instant: string) => string): string {
  if (field === 'publishAt') return words.trim() === 'null' ? '' : time(words);
  if (field !== 'keywords' && field !== 'authors') return words.trim() === 'null' ? '' : words;
  const items: unknown = JSON.parse(words === '' ? '[]' : words);
  return Array.isArray(items) ? items.map(itemWords).join('，') : words;
}

function itemWords(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item);
  const { name = '', role = '' } = item as { readonly name?: string; readonly role?: string };
  return role === '' ? name : `${name}（${role}）`;
}
