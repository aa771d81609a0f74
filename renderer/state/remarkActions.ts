import type { CallInput } from '#contract/calls.ts';
import { isAboutField } from '#domain/anchors.ts';
import { type Anchor, anchorOf } from '#domain/review.ts';
import { attempt } from './actions.ts';
import { useCopy } from './copy.ts';
import { notify } from './desk.ts';
import { dropDraft, useRemarkDrafts, writeAnswer } from './remarkDrafts.ts';
import { fieldText, remarksNow, useRemarks } from './remarks.ts';
import { settleOpen, theHost } from './session.ts';

/** What a person does with comments. Each tells its own failure; none throws. */

/** Drafts and answers on their way: a second key press must not send them again. */
const sending = new Set<string>();

async function once(key: string, send: (id: string) => Promise<void>): Promise<boolean> {
  const { id } = useCopy.getState();
  if (id === null || sending.has(key)) return false;
  sending.add(key);
  try {
    return await attempt('remarks.failed', () => send(id));
  } finally {
    sending.delete(key);
  }
}

/** Sends a draft. False when it stays one. */
export async function sendDraft(key: string): Promise<boolean> {
  const draft = useRemarkDrafts.getState().drafts[key];
  // An anchor is of the text as it is saved.
  if (!draft || draft.text.trim() === '' || !(await settleOpen())) return false;
  return once(key, async (id) => {
    const { comment } = await theHost().call('comment.add', { id, anchor: anchorNow(key, draft.anchor), text: draft.text.trim() });
    if (useCopy.getState().id !== id) return;
    dropDraft(key);
    useRemarks.setState({ current: comment, filter: 'open' });
  });
}

function anchorNow(key: string, begun: Anchor): Anchor {
  const remark = remarksNow().find((each) => each.key === key);
  const text = fieldText(begun.field);
  // What it is about may be gone meanwhile: then it is known by what it was.
  if (!remark || text === undefined || remark.place.how === 'gone' || isAboutField(begun)) return begun;
  return anchorOf(begun.field, text, remark.place.start, remark.place.end);
}

/** Sends the answer that was begun under a thread. False when it stays begun. */
export function sendAnswer(thread: string): Promise<boolean> {
  const text = useRemarkDrafts.getState().answers[thread]?.trim() ?? '';
  if (text === '') return Promise.resolve(false);
  return once(thread, async (id) => {
    await theHost().call('comment.reply', { id, thread, text });
    if (useCopy.getState().id === id) writeAnswer(thread, '');
  });
}

export function resolveThread(thread: string): Promise<boolean> {
  return once(thread, async (id) => void (await theHost().call('comment.resolve', { id, thread })));
}

export function reopenThread(thread: string): Promise<boolean> {
  return once(thread, async (id) => void (await theHost().call('comment.reopen', { id, thread })));
}

/** Takes back one's own comment; for a while a notice offers to bring it back. */
export function removeComment(comment: string): Promise<boolean> {
  return once(comment, async (id) => {
    const own: CallInput<'comment.remove'> = { id, comment };
    await theHost().call('comment.remove', own);
    const run = () => void attempt('remarks.failed', async () => void (await theHost().call('comment.restore', own)));
    notify({ tone: 'info', key: 'remarks.removed', action: { key: 'remarks.undo', run } }, 10_000);
  });
}
