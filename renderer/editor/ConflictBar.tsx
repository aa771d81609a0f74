import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { body } from '../state/body.ts';
import { type Rival, useCopy } from '../state/copy.ts';
import { settleConflict, settleRival } from '../state/session.ts';
import { Button } from '../ui/Button.tsx';

/** Two hands on one article: both texts are kept, a person chooses. */
export function ConflictBar() {
  const { t } = useTranslation();
  const save = useCopy((copy) => copy.save);
  const rivals = useCopy((copy) => copy.rivals);
  if (save.kind !== 'conflict') return rivals.length > 0 ? <Rivals rivals={rivals} /> : null;
  return (
    <section className="conflict" role="alert">
      <CircleAlert aria-hidden="true" />
      <div>
        <strong>{t('conflict.title')}</strong>
        <p>{t('conflict.text')}</p>
        <div className="conflict-texts">
          <Excerpt name={t('conflict.yours')} text={body()?.text() ?? ''} other={save.theirs.body} />
          <Excerpt name={t('conflict.other')} text={save.theirs.body} other={body()?.text() ?? ''} />
        </div>
        <div className="conflict-choices">
          <Button tone="primary" onPress={() => void settleConflict('both')}>
            {t('conflict.both')}
          </Button>
          <Button onPress={() => void settleConflict('mine')}>{t('conflict.mine')}</Button>
          <Button onPress={() => void settleConflict('theirs')}>{t('conflict.theirs')}</Button>
          <span>{t('conflict.bothHint')}</span>
        </div>
      </div>
    </section>
  );
}

/** Texts that lost a conflict: kept until a person says what becomes of them. */
function Rivals({ rivals }: { readonly rivals: readonly Rival[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const text = body()?.text() ?? '';
  return (
    <section className="conflict" aria-label={t('rivals.title', { count: rivals.length })}>
      <CircleAlert aria-hidden="true" />
      <div>
        <div className="conflict-choices">
          <strong>{t('rivals.title', { count: rivals.length })}</strong>
          <Button tone="quiet" onPress={() => setOpen(!open)}>
            {open ? t('rivals.hide') : t('rivals.show')}
          </Button>
        </div>
        {(open ? rivals : []).map((rival) => (
          <div key={rival.name}>
            <Excerpt name={rival.article.title} text={rival.article.body} other={text} />
            <div className="conflict-choices">
              <Button onPress={() => void settleRival(rival, 'keep')}>{t('rivals.keep')}</Button>
              <Button tone="danger" onPress={() => void settleRival(rival, 'drop')}>
                {t('rivals.drop')}
              </Button>
            </div>
          </div>
        ))}
      </div>
    </section>
  );
}

/** The part of a text around its first difference from the other, at most 120 characters of it. */
function Excerpt({ name, text, other }: { readonly name: string; readonly text: string; readonly other: string }) {
  let at = 0;
  while (at < text.length && text[at] === other[at]) at += 1;
  const from = Math.max(0, at - 30);
  return (
    <figure>
      <figcaption>{name}</figcaption>
      <blockquote>
        {from > 0 ? '…' : ''}
        {text.slice(from, at)}
        <mark>{text.slice(at, at + 90)}</mark>
      </blockquote>
    </figure>
  );
}
