import type { Handlers } from '#contract/dispatch.ts';
import type { Decisions } from '#domain/checks/ignored.ts';
import { refusal } from '#domain/result.ts';
import type { Desk } from './newsroom.ts';

/** What was decided to be left as it is, in this article and in the house. */
export async function readDecisions({ library }: Pick<Desk, 'library'>, id: string): Promise<Decisions> {
  const [{ ignored }, { checks }] = await Promise.all([library.review(id), library.settings()]);
  return { article: ignored, house: checks?.ignored ?? {} };
}

/** What people say about a text, beside the text. */
export function reviewHandlers(desk: Desk): Pick<Handlers, 'finding.ignore' | 'finding.heed' | 'review.read'> {
  const { library, clock, identities, announce } = desk;
  return {
    'review.read': async ({ id }) => structuredClone(await library.review(id)) as never,
    'finding.ignore': async ({ id, ...decision }, { client }) => {
      const ignored = identities.next();
      const added = { ...decision, at: clock.now() };
      await library.changeReview(id, (review) => ({ ...review, ignored: { ...review.ignored, [ignored]: added } }));
      announce({ type: 'review.changed', id, by: client });
      return { ignored };
    },
    'finding.heed': async ({ id, ignored }, { client }) => {
      await library.changeReview(id, (review) => {
        const decision = review.ignored[ignored];
        if (!decision) throw refusal('not-found', `ignored finding ${ignored}`, 'write', 'this article has no such decision');
        return { ...review, ignored: { ...review.ignored, [ignored]: { ...decision, deletedAt: decision.deletedAt ?? clock.now() } } };
      });
      announce({ type: 'review.changed', id, by: client });
      return {};
    },
  };
}
