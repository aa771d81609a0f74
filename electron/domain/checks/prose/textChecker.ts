import type { Article } from '../../article.ts';
import type { Finding } from '../finding.ts';
import { quotedMarks } from '../quotedMarks.ts';
import { emptyProseCache, type PlacedProse, readArticleProse } from './articleProse.ts';
import type { Prose } from './prose.ts';
import { articleRules, textRules } from './rules.ts';
import type { ArticleHit, ArticleRule, Gathered, Hit, Mention, TextRule, Wording } from './textRule.ts';

/**
 * Checks the words of an article. It keeps what it read last: while somebody types, a call costs the block that changed. What
 * it finds is always what a new one would find.
 */
export interface TextChecker {
  check(article: Article): readonly Finding[];
}

export interface RuleSet {
  readonly texts: readonly TextRule[];
  readonly articles: readonly ArticleRule[];
}

/** What the rules said of one text. */
interface Read {
  readonly hits: readonly (readonly [TextRule, Hit])[];
  readonly mentions: readonly (readonly Mention[])[];
}

export function makeTextChecker(rules: RuleSet = { texts: textRules, articles: articleRules }): TextChecker {
  const cache = emptyProseCache();
  const known = new WeakMap<Prose, Read>();
  const read = (prose: Prose): Read => {
    const before = known.get(prose);
    if (before) return before;
    const hits = rules.texts
      .filter(({ places }) => !places || places.includes(prose.place))
      .flatMap((rule) => rule.check(prose).map((hit) => [rule, hit] as const));
    const now = { hits, mentions: rules.articles.map((rule) => rule.gather(prose)) };
    known.set(prose, now);
    return now;
  };
  return {
    check: (article) => {
      const texts = readArticleProse(article, cache);
      const reads = texts.map(({ prose }) => read(prose));
      const own = texts.flatMap((placed, index) =>
        (reads[index]?.hits ?? [])
          .filter(([, { channels }]) => !channels || channels.includes(article.channel))
          .map(([rule, hit]) => findingOf(rule, hit, placed)),
      );
      const across = rules.articles.flatMap((rule, index) => judged(rule, index, texts, reads));
      return [...own, ...across];
    },
  };
}

function judged(rule: ArticleRule, index: number, texts: readonly PlacedProse[], reads: readonly Read[]): readonly Finding[] {
  const gathered = reads.flatMap(({ mentions }, prose): Gathered<Mention>[] =>
    (mentions[index] ?? []).map((mention) => ({ prose, place: texts[prose]?.prose.place ?? 'paragraph', mention })),
  );
  if (gathered.length === 0) return [];
  return rule.judge(gathered).flatMap((hit: ArticleHit) => {
    const placed = texts[hit.prose];
    return placed ? [findingOf(rule, hit, placed)] : [];
  });
}

function findingOf(rule: Wording, { start, end, fix, detail, level }: Hit, { prose, field, locate }: PlacedProse): Finding {
  const values = { text: prose.text.slice(start, end), ...(fix === undefined ? {} : { fix }), ...detail };
  return {
    rule: rule.id,
    level: level ?? rule.level,
    message: quotedMarks(filled(rule.message, values), values),
    field,
    ...locate(start, end, fix),
    clause: rule.clause,
    detail: values,
  };
}

function filled(message: string, values: Readonly<Record<string, string | number>>): string {
  return message.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}
