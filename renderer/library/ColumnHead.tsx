import { ArrowDown, ArrowUp } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { chooseOrder, useArrangement } from './arrangement.ts';

const columns = ['title', 'channel', 'author', 'state', 'han', 'changed'] as const;

/** Above a wide list: what stands in each column; a press sorts by it. */
export function ColumnHead() {
  const { t } = useTranslation();
  const { order, descending } = useArrangement();
  const Arrow = descending ? ArrowDown : ArrowUp;
  return (
    // biome-ignore lint/a11y/useSemanticElements: these are no fields of a form
    <div className="library-columns" role="group" aria-label={t('library.order')}>
      {columns.map((column) => (
        <AriaButton key={column} className="library-column" aria-pressed={order === column} onPress={() => chooseOrder(column)}>
          {t(`library.by.${column}`)}
          {order === column ? (
            <>
              <Arrow aria-hidden="true" />
              <span className="visually-hidden">{descending ? t('library.down') : t('library.up')}</span>
            </>
          ) : null}
        </AriaButton>
      ))}
    </div>
  );
}
