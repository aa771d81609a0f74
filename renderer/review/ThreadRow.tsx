import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Thread } from '#domain/remarks.ts';
import { useRemarkDrafts } from '../state/remarkDrafts.ts';
import { useRemarks } from '../state/remarks.ts';
import { showWords } from '../state/remarkWalk.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { RemarkQuote } from './RemarkQuote.tsx';
import { RemarkRow } from './RemarkRow.tsx';
import { looksTheSame, type RowProps } from './remarkRow.ts';
import { ThreadComment } from './ThreadComment.tsx';

/** One thread: its words, what was said, and for the current one an answer and an end. */
export const ThreadRow = memo(function ThreadRow(props: RowProps) {
  const thread = useRemarks((remarks) => remarks.threads.get(props.remark.key));
  return thread ? <Drawn {...props} thread={thread} /> : null;
}, looksTheSame);

function Drawn(props: RowProps & { readonly thread: Thread }) {
  const { t } = useTranslation();
  const { remark, isCurrent, thread } = props;
  const begun = useRemarkDrafts((drafts) => drafts.answers[thread.id] !== undefined);
  const [first] = thread.comments;
  const said = first ? t('remarks.said', { name: first.by || t('remarks.unsigned'), words: first.text || t('remarks.takenBack') }) : '';
  const rest = thread.comments.length - 1;
  const face = (
    <>
      <RemarkQuote remark={remark} anchor={thread.anchor} />
      <span className="visually-hidden">{said}</span>
    </>
  );
  return (
    <RemarkRow row={props} className="remark" face={face} onGo={() => showWords(remark, false)}>
      {(isCurrent ? thread.comments : thread.comments.slice(0, 1)).map((comment) => (
        <ThreadComment key={comment.id} comment={comment} thread={thread} isWhole={isCurrent} />
      ))}
      {!isCurrent && rest + Number(begun) > 0 ? (
        <p className="remark-more">
          {rest > 0 ? t('remarks.answers', { count: rest }) : null}
          {begun ? <span className="remark-unsent">{t('remarks.unsent')}</span> : null}
        </p>
      ) : null}
      {isCurrent ? <AnswerForm thread={thread} /> : null}
    </RemarkRow>
  );
}
