import { useTranslation } from 'react-i18next';
import { useHolding } from '../state/holding.ts';
import { authorsOf, useRemarks } from '../state/remarks.ts';
import { acceptSuggestions, rejectSuggestions } from '../state/settling.ts';
import { Button } from '../ui/Button.tsx';

/** All suggestions at once, or all of the author whose remarks are listed. */
export function SuggestionsBar() {
  const { t } = useTranslation();
  const mine = useHolding((holding) => holding.mine);
  const { placed, author, filter } = useRemarks();
  const open = placed.filter((remark) => remark.kind === 'suggestion' && (author === null || authorsOf(remark).includes(author)));
  const standing = open.filter(({ place }) => place.how === 'there').map(({ key }) => key);
  if (filter !== 'open' || open.length === 0) return null;
  return (
    <section className="suggestions-bar" aria-label={t('suggesting.all')}>
      <span>{author === null ? t('suggesting.count', { count: open.length }) : t('suggesting.countOf', { count: open.length, name: author })}</span>
      <Button tone="quiet" isDisabled={!mine || standing.length === 0} onPress={() => void acceptSuggestions(standing)}>
        {t('suggesting.acceptAll')}
      </Button>
      <Button tone="quiet" onPress={() => void rejectSuggestions(open.map(({ key }) => key))}>
        {t('suggesting.rejectAll')}
      </Button>
    </section>
  );
}
