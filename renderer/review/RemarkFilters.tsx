import { MessageSquarePlus } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { giveDeskCommand } from '../state/commands.ts';
import { type RemarkFilter, useRemarks } from '../state/remarks.ts';
import { IconButton } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Segments } from '../ui/Segments.tsx';
import { authorsIn, countOf } from './listing.ts';

const filters: readonly RemarkFilter[] = ['open', 'resolved', 'orphans'];
const everybody = 'everybody';

/** Which remarks are listed, and a way to a new one. */
export function RemarkFilters() {
  const { t } = useTranslation();
  const { threads, placed, filter, author } = useRemarks();
  const authors = useMemo(() => authorsIn(placed), [placed]);
  const options = filters
    .map((key) => ({ key, count: countOf(placed, threads, key) }))
    .filter(({ key, count }) => count > 0 || key === filter || key === 'open')
    .map(({ key, count }) => ({ key, name: t(`remarks.${key}`, { count }) }));
  return (
    <div className="remark-filters">
      <Segments<RemarkFilter>
        label={t('remarks.filter')}
        value={filter}
        options={options}
        onChange={(next) => useRemarks.setState({ filter: next })}
      />
      <IconButton label={t('remarks.add')} preventFocusOnPress onPress={() => giveDeskCommand('comment')}>
        <MessageSquarePlus aria-hidden="true" />
      </IconButton>
      {authors.length > 1 ? (
        <Choice
          label={t('remarks.author')}
          hideLabel
          value={author === null ? everybody : `by ${author}`}
          options={[
            { key: everybody, name: t('remarks.everybody') },
            ...authors.map((name) => ({ key: `by ${name}`, name: name || t('remarks.unsigned') })),
          ]}
          onChange={(key) => useRemarks.setState({ author: key === everybody ? null : key.slice(3) })}
        />
      ) : null}
    </div>
  );
}
