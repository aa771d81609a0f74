import { openBody } from '../state/body.ts';
import type { PlacedRemark } from '../state/remarkPlaces.ts';
import { type Remarks, remarksNow, useRemarks } from '../state/remarks.ts';
import { makeCurrent } from '../state/remarkWalk.ts';
import { showReview } from '../state/review.ts';
import type { BodyEditor } from './codemirror/bodyEditor.ts';
import type { RemarkMark } from './codemirror/remarkMarks.ts';

/** Remarks in the text: which words have one, and which of them somebody looks at. */

/** So many and no more: with more nobody sees the text. */
const mostMarks = 2000;

export function followRemarks(editor: BodyEditor): () => void {
  editor.showRemarks(marksNow);
  editor.showCurrentRemark(currentNow);
  return useRemarks.subscribe((now, before) => {
    const isMarkedAnew = now.placed !== before.placed || now.threads !== before.threads;
    if (isMarkedAnew) editor.showRemarks(marksNow);
    if (isMarkedAnew || now.current !== before.current) editor.showCurrentRemark(currentNow);
  });
}

/** A person clicked on a remark's words: they see what was said. */
export function lookAt(key: string): void {
  showReview('remarks');
  makeCurrent(key);
}

function marksNow(): readonly RemarkMark[] {
  const { id, threads } = useRemarks.getState();
  if (id === null || openBody() !== id) return [];
  const isShown = ({ key, kind }: PlacedRemark) => kind === 'draft' || (kind === 'thread' && threads.get(key)?.isOpen === true);
  return remarksNow()
    .filter((remark) => hasWords(remark) && isShown(remark))
    .slice(0, mostMarks)
    .map(markOf);
}

function currentNow(): RemarkMark | null {
  const { id, current }: Remarks = useRemarks.getState();
  if (id === null || openBody() !== id) return null;
  const remark = remarksNow().find(({ key }) => key === current);
  return remark && hasWords(remark) ? markOf(remark) : null;
}

function hasWords({ field, place }: PlacedRemark): boolean {
  return field === 'body' && place.how !== 'gone';
}

function markOf({ key, place: { start, end } }: PlacedRemark): RemarkMark {
  return { key, from: start, to: end };
}
