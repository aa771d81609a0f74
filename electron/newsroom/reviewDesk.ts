import type { CallOutput } from '#contract/calls.ts';
import type { Handlers } from '#contract/dispatch.ts';
import type { Article } from '#domain/article.ts';
import { utf8Bytes } from '#domain/count.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { renderAudit } from '#domain/portal/audit.ts';
import { assertNever, refusal } from '#domain/result.ts';
import type { Review } from '#domain/review.ts';
import { contentHash } from '#domain/reviewedContent.ts';
import { reviewSheet } from '#domain/reviewSheet.ts';
import { type Action, decide, type Illegal, illegal, type Person, type ReviewRules, type State, standingOf } from '#domain/workflow.ts';
import { findingsOf, readHouse } from './findings.ts';
import { noteSeen } from './looks.ts';
import type { Desk } from './newsroom.ts';
import { type Pass, passer } from './passing.ts';
import { readPerson, refuseUnknown } from './people.ts';
import { readReviewRules } from './standings.ts';

/** The review by three eyes: what somebody decides, and how an article stands. */
export function reviewDeskHandlers(desk: Desk): Pick<Handlers, 'review.act' | 'review.read' | 'review.sheet' | 'review.page' | 'review.write'> {
  return {
    'review.read': async ({ id }) => structuredClone(await desk.library.review(id)) as CallOutput<'review.read'>,
    'review.act': async ({ id, action, opinion = '', as, by, hash, passing }, { client }) => {
      if (as) await refuseUnknown(desk, as);
      const person = as ?? (await readPerson(desk));
      if (by && (by.name !== person.name || by.role !== person.role)) {
        throw refusal('unknown-person', by.name, 'request', `${person.name} sits at this desk by now`, { role: by.role });
      }
      const pass = passing && action === 'submit' ? await passer(desk, id, person.name, passing) : undefined;
      const sheet = await act(desk, { id, action, opinion, person, read: hash, client, pass });
      // Who decides has read it; a decision that is durable is not undone because that cannot be noted.
      if (!as) await noteSeen(desk, id, client).catch((error: unknown) => desk.report(error, 'review.act'));
      return sheet;
    },
    'review.sheet': async ({ id }) => {
      const [{ article }, review, rules] = await Promise.all([desk.library.read(id, true), desk.library.review(id), readReviewRules(desk)]);
      return sheetOf(desk, article, review, rules);
    },
    'review.page': async ({ id }) => ({ html: await auditOf(desk, id) }),
    'review.write': async ({ id, target }) => {
      const { path, kind } = desk.files.toWrite(target);
      if (kind !== 'file') throw refusal('bad-token', 'file token', 'request', 'the target is no file');
      const html = await auditOf(desk, id);
      await desk.writeText(path, html);
      return { bytes: utf8Bytes(html) };
    },
  };
}

/** 审稿单 as a page, in the house's time zone. */
async function auditOf(desk: Desk, id: string): Promise<string> {
  const [{ article }, review, conflicts, house, { timeZone }] = await Promise.all([
    desk.library.read(id, true),
    desk.library.review(id),
    desk.library.conflicts(id),
    readHouse(desk),
    desk.library.settings(),
  ]);
  const blocks = parseMarkdown(article.body);
  const findings = findingsOf(desk, { article, blocks, review, conflicts, profile: undefined }, house);
  return renderAudit({ sheet: sheetOf(desk, article, review, house.rules), overrides: [], findings, revision: article.revision, timeZone });
}

interface Wish {
  readonly id: string;
  readonly action: Action;
  readonly opinion: string;
  readonly person: Person;
  /** Hash of the content that was read, where the caller says it. */
  readonly read?: string | undefined;
  readonly client: string;
  /** What is passed over with it. */
  readonly pass?: Pass | undefined;
}

/** @throws the reason why it is not allowed now; stale, when something else stands there than what was read */
export async function act(desk: Desk, { id, action, opinion, person, read, client, pass }: Wish): Promise<CallOutput<'review.act'>> {
  const rules = await readReviewRules(desk);
  let before: State | undefined;
  const { article, review } = await desk.library.decide(id, desk.identities.next(), (present, said) => {
    before = present.state;
    const hash = contentHash(present, desk.sha256);
    if (read !== undefined && read !== hash) throw refusal('stale', `article ${id}`, 'request', 'it was changed since it was read');
    const standing = standingOf(said.decisions, hash, rules);
    const wish = { action, person, opinion, hash };
    const why = illegal(standing, wish);
    if (why) throw refusal(why, `article ${id}`, 'request', reasonOf(why, action, standing.state), { state: standing.state });
    return { decision: decide(standing, wish, desk.clock.now()), ...(pass ? { passed: pass(present, said) } : {}) };
  });
  desk.announce({ type: 'review.changed', id, by: client });
  desk.announce({ type: 'revisions.changed', id });
  if (article.state !== before) desk.announce({ type: 'article.changed', id, revision: article.revision, by: client });
  return sheetOf(desk, article, review, rules);
}

function sheetOf(desk: Desk, article: Article, review: Review, rules: ReviewRules): CallOutput<'review.sheet'> {
  const hash = contentHash(article, desk.sha256);
  return structuredClone(reviewSheet(article, review, standingOf(review.decisions, hash, rules), hash)) as CallOutput<'review.sheet'>;
}

function reasonOf(why: Illegal, action: Action, state: State): string {
  switch (why) {
    case 'wrong-state':
      return `in the state ${state} nobody can ${action} it`;
    case 'wrong-role':
      return `this office may not ${action} it in the state ${state}`;
    case 'same-person':
      return 'nobody does two reviews of one article';
    case 'own-text':
      return 'nobody reviews an article they submitted';
    case 'opinion-missing':
      return `to ${action} it takes an opinion`;
    case 'already-approved':
      return 'all its reviews are done; a proofreading is missing';
    default:
      return assertNever(why, 'reason');
  }
}
