import { useTranslation } from 'react-i18next';
import { isAboutField } from '#domain/anchors.ts';
import type { Anchor } from '#domain/review.ts';
import { fieldName } from '../i18n/fieldNames.ts';
import { useCopy } from '../state/copy.ts';
import type { PlacedRemark } from '../state/remarkPlaces.ts';
import { pictureIn } from '../state/remarkTarget.ts';

interface Props {
  readonly remark: PlacedRemark;
  readonly anchor: Anchor;
}

/** The words that a remark is about, and what became of them. */
export function RemarkQuote({ remark: { field, place }, anchor }: Props) {
  const { t } = useTranslation();
  const words = useAbout(anchor);
  return (
    <span className="remark-quote" data-how={place.how}>
      {field === 'body' ? null : <span className="remark-field">{fieldName(t, field)}</span>}
      {place.how === 'gone' ? <span className="remark-gone">{t('remarks.gone')}</span> : null}
      <q>{words}</q>
    </span>
  );
}

/** What a remark is about, for a person: the quote, a picture's words, or what a field says now. */
function useAbout(anchor: Anchor): string {
  const { t } = useTranslation();
  const { field, quote } = anchor;
  const now = useCopy((copy) => (field !== 'body' && isAboutField(anchor) ? (copy.fields?.[field] ?? '') : quote));
  if (pictureIn({ field, quote })) {
    const words = /^!\[([^\n]*)\]\(/.exec(quote.trim())?.[1] ?? '';
    return words === '' ? t('remarks.picture') : t('remarks.pictureOf', { words });
  }
  return now === '' ? t('remarks.emptyField') : now;
}
