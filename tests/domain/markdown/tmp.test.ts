import { Marked } from 'marked';
import { tests } from 'commonmark-spec';
import { it } from 'vitest';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { canonical, referenceHtml } from './canonical.ts';
it('x', () => {
  const plain = new Marked();
  let bad = 0;
  for (const t of tests) {
    const source = t.markdown.replace(/→/g, '\t').replace(/(^|[^A-Za-z0-9/.:<])\/(url\w*|uri|u|path|train\.jpg|foo\w*|bar\w*|my%20uri|my)\b/g, '$1https://e.cn/$2');
    const ours = canonical(referenceHtml(parseMarkdown(source)));
    const theirs = canonical(plain.parse(source) as string);
    if (ours !== theirs) { bad++; console.log(`#${t.number} ${t.section}\n${JSON.stringify(source)}\n  ours   ${JSON.stringify(ours)}\n  marked ${JSON.stringify(theirs)}`); }
  }
  console.log('bad', bad, tests.length);
});
