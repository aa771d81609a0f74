import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { body } from '../state/body.ts';
import { useCopy } from '../state/copy.ts';
import { settleConflict } from '../state/session.ts';
import { Button } from '../ui/Button.tsx';

/** Two hands on one article: both texts are kept, a person chooses. */
export function ConflictBar() {
  const { t } = useTranslation();
  const save = useCopy((copy) => copy.save);
  if (save.kind !== 'conflict') return null;
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
