import type { Article } from '#domain/article.ts';
import { type Finding, isBlocking } from '#domain/checks/finding.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import type { Profile } from '#domain/portal/profile.ts';
import { type Failure, refusal } from '#domain/result.ts';
import { noteExport } from './departures.ts';
import { findingsOf, type House, readHouse } from './findings.ts';
import type { Desk } from './newsroom.ts';
import { findPortal } from './portals.ts';
import type { BatchPart, Override, ReadyArticle } from './ports.ts';
import { findTemplate } from './templates.ts';

/** An article made ready to go to a portal: read from disk, checked by the portal's rules, what blocks it settled. */

export interface PortalPart extends Omit<BatchPart, 'ids'> {
  /** Notes on the article's sheet that it left, and what was passed over; nothing for one that did not leave. */
  left(result: Departure, client: string): Promise<void>;
}

/** What became of one article of a batch. */
interface Departure {
  readonly id: string;
  readonly path: string | null;
  readonly findings: readonly Finding[];
  readonly failure: Failure | null;
  readonly skipped: boolean;
}

/** How articles leave in one export. */
interface ExportRules {
  /** Why blocking findings are passed over. */
  readonly reason: string | undefined;
  /** Who passes them over, where that is known. */
  readonly by: string | undefined;
  readonly house: House;
}

/**
 * A portal, and how an article is made ready for it.
 * @param by whoever gives the reason; the person at the desk where it is not said
 * @throws not-found, damaged, bad-template
 */
export async function partFor(desk: Desk, portal: string, reason: string | undefined, by?: string): Promise<PortalPart> {
  const [profile, house, { person }] = await Promise.all([findPortal(desk, portal), readHouse(desk), desk.library.local()]);
  const exportRules: ExportRules = { reason, by: by || person?.name, house };
  return {
    profile,
    template: await findTemplate(desk, profile.page.template),
    ready: (id) => readyArticle(desk, id, profile, exportRules),
    left: async ({ id, path, findings, failure, skipped }, client) => {
      if (path === null || failure || skipped) return;
      await noteExport(desk, id, { portal: profile.key, overrides: settle(findings, exportRules, id), client });
    },
  };
}

/** An article as it stands on disk, looked at for one portal. @throws not-found, damaged, newer-format, invalid */
async function readyArticle(desk: Desk, id: string, profile: Profile, exportRules: ExportRules): Promise<ReadyArticle> {
  const { house } = exportRules;
  const { words } = house.facts;
  const [{ article: here }, review, conflicts] = await Promise.all([
    desk.library.read(id, true),
    desk.library.review(id),
    desk.library.conflicts(id),
  ]);
  // What is approved is exported once it has left: a package that is made once more is the same.
  const article: Article = here.state === 'approved' ? { ...here, state: 'exported' } : here;
  const blocks = parseMarkdown(article.body);
  const findings = findingsOf(desk, { article, blocks, review, conflicts, profile }, house);
  return {
    article,
    blocks,
    findings,
    readMedia: (file) => desk.library.readMedia(id, file),
    reviewed: { review, house: house.rules, ...(words.entries.length === 0 ? {} : { words: words.version }) },
    settle: () => settle(findings, exportRules, article.title || `article ${id}`),
  };
}

/**
 * A blocking finding refuses the export; with a reason it becomes an override that the manifest records.
 * @throws blocked, with the rules and their count
 */
function settle(findings: readonly Finding[], { reason, by }: Pick<ExportRules, 'reason' | 'by'>, thing: string): readonly Override[] {
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
