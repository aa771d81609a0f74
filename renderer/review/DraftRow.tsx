import { type KeyboardEvent, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { notify } from '../state/desk.ts';
import { sendDraft } from '../state/remarkActions.ts';
import { dropDraft, putAway, resumeDraft, useRemarkDrafts, writeDraft } from '../state/remarkDrafts.ts';
import { leaveTo, makeCurrent } from '../state/remarkWalk.ts';
import { Button } from '../ui/Button.tsx';
import { sendByKey } from './AnswerForm.tsx';
import { RemarkQuote } from './RemarkQuote.tsx';
import { type RowProps, useRow } from './remarkRow.ts';

/** A comment that is being written, or waits to be. */
export function DraftRow(props: RowProps) {
  const { t } = useTranslation();
  const { remark, isCurrent } = props;
  const row = useRef<HTMLLIElement>(null);
  useRow(row, props);
  const draft = useRemarkDrafts((drafts) => drafts.drafts[remark.key]);
  const isWriting = useRemarkDrafts((drafts) => drafts.writing === remark.key);
  if (!draft) return null;
  return (
    <li ref={row} className="remark remark-draft" data-remark={remark.key} {...(isCurrent ? { 'data-current': 'yes' } : {})}>
      <RemarkQuote remark={remark} anchor={draft.anchor} />
      {isWriting ? <Writing remark={remark} text={draft.text} /> : <Waiting remark={remark} text={draft.text} label={t('remarks.unsent')} />}
    </li>
  );
}

function Writing({ remark, text }: Pick<RowProps, 'remark'> & { readonly text: string }) {
  const { t } = useTranslation();
  const id = useId();
  const { key } = remark;
  const leave = () => {
    if (putAway(key)) notify({ tone: 'info', key: 'remarks.putAway' });
    leaveTo(remark);
  };
  const send = async () => {
    if (await sendDraft(key)) leaveTo(remark);
  };
  const onKey = (event: KeyboardEvent) => {
    sendByKey(event, () => void send());
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    leave();
  };
  return (
    <div className="remark-answer">
      <label className="visually-hidden" htmlFor={id}>
        {t('remarks.draft')}
      </label>
      <textarea
        id={id}
        rows={2}
        placeholder={t('remarks.draftHint')}
        value={text}
        onChange={(event) => writeDraft(key, event.target.value)}
        onKeyDown={onKey}
      />
      <div className="remark-ways">
        <Button tone="quiet" onPress={leave}>
          {t('remarks.cancel')}
        </Button>
        <Button tone="primary" isDisabled={text.trim() === ''} onPress={() => void send()}>
          {t('remarks.send')}
        </Button>
      </div>
    </div>
  );
}

function Waiting({ remark, text, label }: Pick<RowProps, 'remark'> & { readonly text: string; readonly label: string }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="remark-text">{text}</p>
      <div className="remark-ways">
        <span className="remark-unsent">{label}</span>
        <Button tone="quiet" onPress={() => dropDraft(remark.key)}>
          {t('remarks.drop')}
        </Button>
        <Button
          tone="quiet"
          onPress={() => {
            resumeDraft(remark.key);
            makeCurrent(remark.key, 'words');
          }}
        >
          {t('remarks.resume')}
        </Button>
      </div>
    </>
  );
}
