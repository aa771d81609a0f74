import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { renderAudit } from '#domain/portal/audit.ts';
import { leavingReview } from '#domain/portal/package.ts';
import { emptyReview, type Review } from '#domain/review.ts';
import { contentHash } from '#domain/reviewedContent.ts';
import { reviewSheet } from '#domain/reviewSheet.ts';
import { type Decision, standingOf } from '#domain/workflow.ts';
import { sha256, soundArticle } from './desk.ts';
import { elements } from './parsed.ts';

const house = { reviews: 3, proofreadings: 0 } as const;
const now = contentHash(soundArticle, sha256);
const id = (number: number) => `0197a1c0-0000-7000-8000-${String(number).padStart(12, '0')}`;

function decision(turn: number, changes: Partial<Decision>): Decision {
  const by = { name: '林晓', role: 'reporter' as const };
  return { action: 'submit', by, at: `2026-06-01T0${turn}:00:00.000Z`, hash: now, opinion: '', turn, ...changes };
}

const review: Review = {
  ...emptyReview,
  comments: {},
  decisions: {
    [id(1)]: decision(1, { hash: 'b'.repeat(64) }),
    [id(2)]: decision(2, {
      action: 'return',
      step: 'first',
      by: { name: '许文澜', role: 'editor' },
      hash: 'b'.repeat(64),
      opinion: '数字再核。\n第二段删。',
    }),
    [id(3)]: decision(3, {}),
    [id(4)]: decision(4, { action: 'approve', step: 'first', by: { name: '许文澜', role: 'editor' }, opinion: '同意' }),
    [id(5)]: decision(5, { action: 'export' }),
  },
  overrides: {
    [id(7)]: { rule: 'editor-missing', field: 'editor', reason: '编辑明日到岗', by: '林晓', at: '2026-06-01T02:59:00.000Z', portal: '' },
    [id(8)]: { rule: 'title-missing', field: 'title', reason: '上次导出', by: '沈岩', at: '2026-06-01T06:00:00.000Z', portal: 'plain' },
  },
  ignored: { [id(6)]: { rule: 'half-width-mark', reason: '原文如此', by: '许文澜', at: '2026-06-01T03:00:00.000Z' } },
};

function audit(given: Review = review, title = soundArticle.title) {
  const article = { ...soundArticle, title };
  const hash = contentHash(article, sha256);
  const left = leavingReview(given);
  const sheet = reviewSheet(article, left, standingOf(left.decisions, hash, house), hash);
  const findings = [{ rule: 'editor-missing', level: 'error' as const, message: '没有责任编辑。', field: 'editor', start: 0, end: 0 }];
  const overrides = [{ rule: 'editor-missing', field: 'editor', reason: '值班主任同意', by: '沈岩' }];
  return renderAudit({ sheet, overrides, findings, revision: article.revision, timeZone: 'Asia/Shanghai' });
}

describe('the audit sheet', () => {
  it('is the golden sheet: who did what when, on which text, what was passed over and why', async () => {
    await expect(audit()).toMatchFileSnapshot('golden/audit.html.txt');
  });

  it('is valid HTML', async () => {
    const { valid, results } = await new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'long-title': 'off' } }).validateString(
      audit(),
    );
    expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
    expect(valid).toBe(true);
  });

  it('calls void what was vouched for of another text, and nothing else', () => {
    expect(audit()).not.toContain('已失效');
    const approved = decision(2, { action: 'approve', step: 'first', by: { name: '许文澜', role: 'editor' }, hash: 'b'.repeat(64), opinion: '同意' });
    expect(audit({ ...review, decisions: { [id(1)]: decision(1, {}), [id(2)]: approved } })).toContain('另一稿，已失效 bbbbbbbbbbbb');
  });

  it('reads in one direction, whatever stands in a name, an opinion or a reason', () => {
    const turned = (text: string) => `\u202e${text}\u2067`;
    const named = Object.entries(review.decisions).map(([key, each]): [string, Decision] => [
      key,
      { ...each, by: { ...each.by, name: turned(each.by.name) }, opinion: turned(each.opinion) },
    ]);
    expect(audit({ ...review, decisions: Object.fromEntries(named) })).toBe(audit());
  });

  it('says that nothing was decided', () => {
    expect(audit(emptyReview)).toContain('没有审稿记录');
  });

  it('tells no export, so that a package made once more is the same', () => {
    const { [id(5)]: _export, ...before } = review.decisions;
    expect(audit()).toBe(audit({ ...review, decisions: before }));
  });

  it.each(['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '</style></title><b>'])('shows %s as text, wherever it stands', (evil) => {
    const evilDecision = decision(1, { by: { name: evil, role: 'chief' }, opinion: evil });
    const evilReview: Review = {
      ...review,
      decisions: { [id(1)]: evilDecision },
      ignored: { [id(2)]: { rule: evil, reason: evil, by: evil, at: evilDecision.at } },
    };
    const page = audit(evilReview, evil);
    const names = elements(page).map(({ name }) => name);
    expect(names.filter((name) => ['script', 'img', 'b'].includes(name))).toEqual([]);
    expect(names.filter((name) => name === 'title' || name === 'style')).toEqual(['title', 'style']);
  });
});
