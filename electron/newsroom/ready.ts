import { checkArticle } from '#domain/checks/check.ts';
import { type Finding, isBlocking } from '#domain/checks/finding.ts';
import { withDecisions } from '#domain/checks/ignored.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import type { Profile } from '#domain/portal/profile.ts';
import { refusal } from '#domain/result.ts';
import type { Desk } from './newsroom.ts';
import { findPortal } from './portals.ts';
import type { BatchPart, Override, ReadyArticle } from './ports.ts';
import { readDecisions } from './reviews.ts';
import { findTemplate } from './templates.ts';

/** An article made ready to go to a portal: read from disk, checked by the portal's rules, what blocks it settled. */

/** A portal, and how an article is made ready for it. @throws not-found, damaged, bad-template */
export async function partFor(desk: Desk, portal: string, reason: string | undefined, by?: string): Promise<Omit<BatchPart, 'ids'>> {
  const profile = await findPortal(desk, portal);
  return {
    profile,
    template: await findTemplate(desk, profile.page.template),
    ready: (id) => readyArticle(desk, id, profile, { reason, by }),
  };
}

/** Why, and by whose word, what blocks is passed over. */
interface Overriding {
  readonly reason: string | undefined;
  readonly by: string | undefined;
}

/** An article as it stands on disk, looked at for one portal. @throws not-found, damaged, newer-format, invalid */
async function readyArticle(desk: Desk, id: string, profile: Profile, override: Overriding): Promise<ReadyArticle> {
  const { article } = await desk.library.read(id, true);
  const blocks = parseMarkdown(article.body);
  const found = checkArticle(article, blocks, profile);
  const findings = found.length > 0 ? withDecisions(article, found, await readDecisions(desk, id)) : found;
  return {
    article,
    blocks,
    findings,
    readMedia: (file) => desk.library.readMedia(id, file),
    settle: () => settle(findings, override, article.title || `article ${id}`),
  };
}

/**
 * A blocking finding refuses the export; with a reason it becomes an override that the manifest records.
 * @throws blocked, with the rules and their count
 */
function settle(findings: readonly Finding[], { reason, by }: Overriding, thing: string): readonly Override[] {
  const blocking = findings.filter(isBlocking);
  if (blocking.length > 0 && reason === undefined) {
    const rules = [...new Set(blocking.map((finding) => finding.rule))].join(', ');
    throw refusal('blocked', thing, 'export', sentenceOf(blocking), { rules, count: blocking.length });
  }
  return blocking.map(({ rule, field }) => ({ rule, field, reason: reason ?? '', ...(by ? { by } : {}) }));
}

/** What several findings say, each thing once, in one sentence. */
function sentenceOf(findings: readonly Finding[]): string {
  const said = new Set(findings.map(({ message }) => message.replace(/。$/, '')));
  return `${[...said].join('；')}。`;
}
