import { joined } from './edit.ts';
import { ranked } from './ranks.ts';
import { withIds } from './tidy.ts';
import type { Segment, Tracked } from './tracked.ts';

/**
 * The text without some of its suggestions: accepted ones have become the base, rejected ones never were. What stretched around an
 * accepted insertion is in two pieces afterwards, the later with a new id.
 * @param nextId of a new suggestion; `of` is the one that it was a part of
 */
export function settleTracked(
  tracked: Tracked,
  ids: ReadonlySet<string>,
  decision: 'accepted' | 'rejected',
  nextId: (of?: string) => string,
): Tracked {
  const settled = tracked.flatMap((segment): readonly Segment[] => {
    if (segment.kind === 'keep' || !ids.has(segment.id)) return [segment];
    const stays = (segment.kind === 'insert') === (decision === 'accepted');
    return stays ? [{ kind: 'keep', length: segment.text.length }] : [];
  });
  return ranked(withIds(joined(settled), { nextId }), () => false);
}
