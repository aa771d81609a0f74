import type { CallInput } from '#contract/calls.ts';
import type { Handlers } from '#contract/dispatch.ts';
import { type Accepted, acceptSuggestions } from '#domain/acceptance.ts';
import type { Article } from '#domain/article.ts';
import { isOpenSuggestion } from '#domain/remarks.ts';
import { refusal } from '#domain/result.ts';
import type { Review, Suggestion } from '#domain/review.ts';
import type { Desk } from './newsroom.ts';
import { readName } from './people.ts';
import { type Settling, writeSuggestions } from './suggesting.ts';

type SuggestionCalls = 'suggestion.put' | 'suggestion.save' | 'suggestion.accept' | 'suggestion.reject' | 'suggestion.reopen';
type Change = (id: string, client: string, changed: (review: Review, by: string) => Review) => Promise<void>;

/** Suggestions: made, changed, settled, by whoever is at the desk. @param change writes a review and tells it */
export function suggestionHandlers(desk: Desk, change: Change): Pick<Handlers, SuggestionCalls> {
  const { library, clock, identities, announce } = desk;
  const told = (id: string, revision: number, client: string) => {
    announce({ type: 'article.changed', id, revision, by: client });
    announce({ type: 'review.changed', id, by: client });
  };
  return {
    'suggestion.put': async ({ id, suggestion: known, ...wish }, { client }) => {
      const suggestion = known ?? identities.next();
      await change(id, client, (review, by) => {
        const before = known === undefined ? undefined : openSuggestion(review, known);
        if (before && before.by !== by) throw refusal('not-allowed', `suggestion ${suggestion}`, 'write', 'only who made it changes it');
        const put: Suggestion = { ...wish, by, createdAt: before?.createdAt ?? clock.now() };
        return { ...review, suggestions: { ...review.suggestions, [suggestion]: put } };
      });
      return { suggestion };
    },
    'suggestion.save': async ({ id, put, withdraw }, { client }) => {
      let ids: readonly string[] = [];
      await change(id, client, (review, by) => {
        const written = writeSuggestions(review.suggestions, { put, withdraw }, { by, at: clock.now(), nextId: identities.next });
        ids = written.ids;
        return { ...review, suggestions: written.suggestions };
      });
      return { suggestions: [...ids] };
    },
    'suggestion.accept': async ({ id, suggestions, basedOn }, { client }) => {
      const [{ article }, review, by] = await Promise.all([library.read(id), library.review(id), readName(desk)]);
      const settling = { by, at: clock.now(), nextId: identities.next };
      const accepted = accept(article, review, suggestions, settling);
      if (!accepted.ok) throw refuseAcceptance(accepted);
      let settled = suggestions;
      // A window that does not know the text that stands here is refused by the library, as with any save.
      const saved = await library.save({ ...article, ...accepted.changes }, basedOn, (followed, before) => {
        const now = accept(article, before, suggestions, settling);
        if (!now.ok) throw refuseAcceptance(now);
        settled = [...suggestions, ...now.along];
        // Settled ones stay where they were: they are about a text of the past.
        const present = { ...followed, suggestions: { ...followed.suggestions, ...pick(before, settled) } };
        return decided({ ...present, suggestions: { ...present.suggestions, ...now.open } }, settled, 'accepted', settling);
      });
      told(id, saved.revision, client);
      return { revision: saved.revision, updatedAt: saved.updatedAt, suggestions: settled };
    },
    'suggestion.reject': async ({ id, suggestions }, { client }) => {
      await change(id, client, (review, by) => decided(review, suggestions, 'rejected', { by, at: clock.now() }));
      return {};
    },
    'suggestion.reopen': async (wish, { client }) => {
      const revision = await reopen(desk, wish);
      if (revision === undefined) announce({ type: 'review.changed', id: wish.id, by: client });
      else told(wish.id, revision, client);
      return {};
    },
  };
}

/** @returns the revision of a text that was put back */
async function reopen(desk: Desk, { id, suggestions, text }: CallInput<'suggestion.reopen'>): Promise<number | undefined> {
  const { library } = desk;
  const by = await readName(desk);
  if (!text) {
    await library.changeReview(id, (review) => undecided(review, suggestions, by));
    return undefined;
  }
  // Refused before anything is written.
  undecided(await library.review(id), suggestions, by);
  const { article } = await library.read(id);
  const saved = await library.save({ ...article, ...text.changes }, text.basedOn, (followed) => undecided(followed, suggestions, by));
  return saved.revision;
}

function accept(article: Article, review: Review, ids: readonly string[], { nextId }: Settling): Accepted {
  const chosen = Object.fromEntries(ids.map((each) => [each, openSuggestion(review, each)]));
  const others = Object.entries(review.suggestions).filter(([each, suggestion]) => isOpenSuggestion(suggestion) && !Object.hasOwn(chosen, each));
  return acceptSuggestions(article, chosen, Object.fromEntries(others), nextId);
}

function refuseAcceptance({ why, id }: Extract<Accepted, { ok: false }>): Error {
  return refusal('invalid', `suggestion ${id}`, 'write', 'what it is about no longer stands there', { why });
}

/** @throws not-found; invalid, when it has been settled */
function openSuggestion(review: Review, id: string): Suggestion {
  const suggestion = suggestionOf(review, id);
  if (!isOpenSuggestion(suggestion)) throw refusal('invalid', `suggestion ${id}`, 'write', `it has been ${suggestion.decision}`);
  return suggestion;
}

/** @throws not-found */
function suggestionOf({ suggestions }: Review, id: string): Suggestion {
  const suggestion = Object.hasOwn(suggestions, id) ? suggestions[id] : undefined;
  if (!suggestion) throw refusal('not-found', `suggestion ${id}`, 'write', 'this article has no such suggestion');
  return suggestion;
}

function pick(review: Review, ids: readonly string[]): Review['suggestions'] {
  return Object.fromEntries(ids.map((id) => [id, suggestionOf(review, id)]));
}

function decided(review: Review, ids: readonly string[], decision: 'accepted' | 'rejected', { by, at }: Pick<Settling, 'by' | 'at'>): Review {
  const settled = ids.map((id): [string, Suggestion] => [id, { ...openSuggestion(review, id), decision, decidedBy: by, decidedAt: at }]);
  return { ...review, suggestions: { ...review.suggestions, ...Object.fromEntries(settled) } };
}

/** Open again. @throws not-allowed, for what somebody else has decided */
function undecided(review: Review, ids: readonly string[], by: string): Review {
  const reopened = ids.map((id): [string, Suggestion] => {
    const { decision, decidedBy, decidedAt: _at, ...open } = suggestionOf(review, id);
    if (decision !== undefined && decidedBy !== by) throw refusal('not-allowed', `suggestion ${id}`, 'write', `${decidedBy} decided it`);
    return [id, open];
  });
  return { ...review, suggestions: { ...review.suggestions, ...Object.fromEntries(reopened) } };
}
