import type { CallInput } from '#contract/calls.ts';
import { isOpenSuggestion } from '#domain/remarks.ts';
import type { Suggestion } from '#domain/review.ts';

/** What a window's suggestions make of those on disk. Nobody's words are changed by somebody else, and none are dropped. */

type Suggestions = Readonly<Record<string, Suggestion>>;
type Wish = Pick<CallInput<'suggestion.save'>, 'put' | 'withdraw'>;

/** Whose doing it is, and when. */
export interface Settling {
  readonly by: string;
  readonly at: string;
  nextId(): string;
}

/** @returns also the ids under which the wishes stand, in order */
export function writeSuggestions(
  present: Suggestions,
  { put, withdraw }: Wish,
  settling: Settling,
): { readonly suggestions: Suggestions; readonly ids: readonly string[] } {
  const suggestions: Record<string, Suggestion> = { ...present };
  const settle = (id: string) => {
    const known = Object.hasOwn(suggestions, id) ? suggestions[id] : undefined;
    if (known && isOpenSuggestion(known)) suggestions[id] = left(known, settling);
  };
  for (const id of [...withdraw, ...put.flatMap(({ replaces = [] }) => replaces)]) settle(id);
  const ids = put.map(({ suggestion: id, ...words }) => {
    const known = Object.hasOwn(suggestions, id) ? suggestions[id] : undefined;
    const own: Suggestion = { ...words, by: settling.by, createdAt: known?.createdAt ?? settling.at };
    if (!known || (known.by === settling.by && isOurs(known, settling.by))) {
      suggestions[id] = own;
      return id;
    }
    const isSame = known.kind === words.kind && known.text === words.text && known.length === words.length;
    if (isSame) {
      if (isOurs(known, settling.by))
        suggestions[id] = { ...open(known), anchor: words.anchor, ...(words.rank === undefined ? {} : { rank: words.rank }) };
      return id;
    }
    // Another's, or one that somebody has settled meanwhile: what is put over it stands beside it.
    settle(id);
    const anew = settling.nextId();
    suggestions[anew] = { ...own, createdAt: settling.at, replaces: [...(words.replaces ?? []), id] };
    return anew;
  });
  return { suggestions, ids };
}

/** Open, or left by this very person: theirs to take up again. */
function isOurs(known: Suggestion, by: string): boolean {
  return isOpenSuggestion(known) || (known.decision !== 'accepted' && known.decidedBy === by);
}

function left(known: Suggestion, { by, at }: Settling): Suggestion {
  return { ...known, decision: known.by === by ? 'withdrawn' : 'rejected', decidedBy: by, decidedAt: at };
}

function open({ decision: _decision, decidedBy: _by, decidedAt: _at, ...words }: Suggestion): Suggestion {
  return words;
}
