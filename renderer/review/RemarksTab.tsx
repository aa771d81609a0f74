import { type ComponentType, type KeyboardEvent, useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRemarkDrafts } from '../state/remarkDrafts.ts';
import type { PlacedRemark } from '../state/remarkPlaces.ts';
import { useRemarks } from '../state/remarks.ts';
import { showWords } from '../state/remarkWalk.ts';
import { DraftRow } from './DraftRow.tsx';
import { listed } from './listing.ts';
import { RemarkFilters } from './RemarkFilters.tsx';
import type { RowProps } from './remarkRow.ts';
import { SuggestionRow } from './SuggestionRow.tsx';
import { SuggestionsBar } from './SuggestionsBar.tsx';
import { ThreadRow } from './ThreadRow.tsx';
import './remarks.css';

/** How each kind of remark is drawn. */
const rows: Readonly<Partial<Record<PlacedRemark['kind'], ComponentType<RowProps>>>> = {
  thread: ThreadRow,
  suggestion: SuggestionRow,
  draft: DraftRow,
};

const nothing: readonly PlacedRemark[] = [];
/** So many rows are drawn at once. */
const few = 60;

/** Comments in threads, and suggestions, in the order of the text. */
export function RemarksTab() {
  const { t } = useTranslation();
  const { threads, placed, filter, author, current } = useRemarks();
  const now = useMemo(
    () => listed(placed, threads, filter, author).filter(({ kind }) => rows[kind] !== undefined),
    [placed, threads, filter, author],
  );
  // Hundreds of rows must not keep the text waiting that they are about; who begins to write must not wait for them either.
  const later = useDeferredValue(now, nothing);
  const isWriting = useRemarkDrafts((drafts) => drafts.writing !== null);
  const shown = isWriting || now.length <= few ? now : later;
  // One row is a stop of the Tab key; arrows lead on from there.
  const stop = shown.some(({ key }) => key === current) ? current : shown[0]?.key;
  return (
    <>
      <RemarkFilters />
      <SuggestionsBar />
      {now.length === 0 ? (
        <p className="review-none">{placed.length === 0 ? t('remarks.none') : t('remarks.noneOpen')}</p>
      ) : (
        <ul className="remarks" aria-label={t('remarks.list')} onKeyDown={(event) => moveByKey(event, shown)}>
          {shown.map((remark) => {
            const Row = rows[remark.kind];
            return Row ? <Row key={remark.key} remark={remark} isCurrent={remark.key === current} isStop={remark.key === stop} /> : null;
          })}
        </ul>
      )}
    </>
  );
}

/** Arrows lead from row to row, Escape to the words that a row is about. */
function moveByKey(event: KeyboardEvent<HTMLElement>, shown: readonly PlacedRemark[]): void {
  const { target, key, nativeEvent } = event;
  if (!(target instanceof HTMLElement) || nativeEvent.isComposing) return;
  const row = target.closest<HTMLElement>('[data-remark]');
  const remark = shown.find((each) => each.key === row?.dataset.remark);
  if (key === 'Escape' && remark) {
    event.preventDefault();
    showWords(remark, true);
  }
  if ((key !== 'ArrowDown' && key !== 'ArrowUp') || !target.classList.contains('remark-go')) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.remark-go')];
  all[all.indexOf(target) + (key === 'ArrowDown' ? 1 : -1)]?.focus();
}
