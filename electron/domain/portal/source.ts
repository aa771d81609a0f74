import type { Article } from '../article.ts';

/**
 * `article.md`: the article for a person with a text editor, as front matter and the body exactly as it was written. For a
 * program `article.json` is the source.
 */
export function sourceText(article: Article): string {
  const entries: readonly (readonly [string, unknown])[] = [
    ['title', article.title],
    ['shortTitle', article.shortTitle],
    ['subtitle', article.subtitle],
    ['kicker', article.kicker],
    ['summary', article.summary],
    ['channel', article.channel],
    ['source', article.source.name],
    ['sourceKind', article.source.kind],
    ['sourceUrl', article.source.url],
    ['originalTitle', article.source.originalTitle],
    ['authors', article.authors.map(({ name, role }) => (role ? `${name} (${role})` : name))],
    ['editor', article.editor],
    ['keywords', article.keywords],
    ['publishAt', article.publishAt],
    ['id', article.id],
    ['revision', article.revision],
  ];
  const lines = entries.filter(([, value]) => !isEmpty(value)).map(([name, value]) => `${name}: ${yaml(value)}`);
  return `---\n${lines.join('\n')}\n---\n\n${article.body}${article.body.endsWith('\n') ? '' : '\n'}`;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Every JSON value is a YAML value; only the line separators that YAML counts as breaks need an escape of their own. */
function yaml(value: unknown): string {
  return JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
