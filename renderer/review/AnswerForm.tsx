import { Check, RotateCcw } from 'lucide-react';
import { type KeyboardEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Thread } from '#domain/remarks.ts';
import { body } from '../state/body.ts';
import { reopenThread, resolveThread, sendAnswer } from '../state/remarkActions.ts';
import { useRemarkDrafts, writeAnswer } from '../state/remarkDrafts.ts';
import { useRemarks } from '../state/remarks.ts';
import { nextRemark, openRemarksNow } from '../state/remarkWalk.ts';
import { Button } from '../ui/Button.tsx';

/** Under the current thread: an answer, and the end of it. */
export function AnswerForm({ thread }: { readonly thread: Thread }) {
  const { t } = useTranslation();
  const id = useId();
  const text = useRemarkDrafts((drafts) => drafts.answers[thread.id] ?? '');
  return (
    <div className="remark-answer">
      <label className="visually-hidden" htmlFor={id}>
        {t('remarks.answer')}
      </label>
      <textarea
        id={id}
        rows={1}
        placeholder={t('remarks.answerHint')}
        value={text}
        onChange={(event) => writeAnswer(thread.id, event.target.value)}
        onKeyDown={(event) => sendByKey(event, () => void sendAnswer(thread.id))}
      />
      <div className="remark-ways">
        {thread.isOpen ? (
          <Button tone="quiet" onPress={() => void settle(thread.id)}>
            <Check aria-hidden="true" />
            {t('remarks.resolve')}
          </Button>
        ) : (
          <Button tone="quiet" onPress={() => void reopenThread(thread.id)}>
            <RotateCcw aria-hidden="true" />
            {t('remarks.reopen')}
          </Button>
        )}
        {text.trim() === '' ? null : (
          <Button tone="primary" onPress={() => void sendAnswer(thread.id)}>
            {t('remarks.send')}
          </Button>
        )}
      </div>
    </div>
  );
}

export function sendByKey(event: KeyboardEvent, send: () => void): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
  event.preventDefault();
  send();
}

/** The next open remark is what a person looks at then; without one they are back in the text. */
async function settle(thread: string): Promise<void> {
  const others = openRemarksNow();
  const next = nextRemark(others, thread, undefined, 1);
  if (!(await resolveThread(thread))) return;
  const count = others.filter(({ key }) => key !== thread).length;
  useRemarks.setState({ news: { key: 'remarks.resolvedNews', values: { count } } });
  if (next && next.key !== thread) useRemarks.setState({ current: next.key, focus: { key: next.key, on: 'row' } });
  else body()?.focus();
}
