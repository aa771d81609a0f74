import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { onDeskCommand } from '../state/commands.ts';
import { useCopy } from '../state/copy.ts';
import { useDesk } from '../state/desk.ts';
import { beginDraft } from '../state/remarkDrafts.ts';
import type { PlacedRemark } from '../state/remarkPlaces.ts';
import { startRemarks, useRemarks } from '../state/remarks.ts';
import { targetAt } from '../state/remarkTarget.ts';
import { currentAt, makeCurrent, nextRemark, openRemarksNow, showWords } from '../state/remarkWalk.ts';
import { showReview, useReview } from '../state/review.ts';
import { whereabouts } from '../state/whereabouts.ts';

/** Always there while the desk is: follows the remarks, hears their keys, says where they led. */
export function RemarksDesk() {
  const { t } = useTranslation();
  const news = useRemarks((remarks) => remarks.news);
  useEffect(startRemarks, []);
  useEffect(
    () =>
      onDeskCommand((command) => {
        if (useCopy.getState().id === null || useDesk.getState().dialog !== null) return;
        if (command === 'comment') begin();
        else if (command === 'next-remark') walk(1);
        else if (command === 'previous-remark') walk(-1);
      }),
    [],
  );
  return (
    <p className="visually-hidden" aria-live="polite" data-testid="remark-news">
      {news ? <span key={turnOf(news)}>{t(news.key, { ...news.values })}</span> : null}
    </p>
  );
}

/** The same words twice are news twice. */
const turns = new WeakMap<object, number>();
let lastTurn = 0;

function turnOf(news: object): number {
  const turn = turns.get(news) ?? ++lastTurn;
  turns.set(news, turn);
  return turn;
}

/** A remark about what a person is at; on the words of the remark they have just come to it is an answer. */
function begin(): void {
  const at = whereabouts();
  const known = currentAt(at);
  const anchor = known?.kind === 'thread' ? undefined : targetAt(at);
  if (known?.kind !== 'thread' && !anchor) return;
  showReview('remarks');
  makeCurrent(anchor ? beginDraft(anchor) : (known?.key ?? ''), 'words');
}

function walk(step: 1 | -1): void {
  const fromPanel = document.activeElement?.closest('.review') != null;
  const open = openRemarksNow();
  const remark = nextRemark(open, useRemarks.getState().current, fromPanel ? undefined : whereabouts(), step);
  if (!remark) {
    useRemarks.setState({ news: { key: 'remarks.noneOpen', values: {} } });
    return;
  }
  const { panelOpen } = useReview.getState();
  showReview('remarks');
  makeCurrent(remark.key, fromPanel ? 'row' : undefined);
  const key = remark.kind === 'suggestion' ? 'remarks.suggestionNews' : 'remarks.news';
  useRemarks.setState({ news: { key, values: { place: open.indexOf(remark) + 1, count: open.length, words: wordsOf(remark) } } });
  // A panel that opens makes the text narrower: only then is there a place to scroll to.
  if (panelOpen) showWords(remark, !fromPanel);
  else requestAnimationFrame(() => requestAnimationFrame(() => showWords(remark, true)));
}

function wordsOf({ key, kind }: PlacedRemark): string {
  if (kind === 'suggestion') return useReview.getState().review.suggestions[key]?.text ?? '';
  return (
    useRemarks
      .getState()
      .threads.get(key)
      ?.comments.find(({ takenBack }) => !takenBack)?.text ?? ''
  );
}
