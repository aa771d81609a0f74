import { ArrowDownWideNarrow, Bookmark, ListFilter as FilterIcon, X } from 'lucide-react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { setFilter, takeFilter, useList } from '../state/list.ts';
import { ArrangeMenu } from './ArrangeMenu.tsx';
import { useConditions } from './conditions.ts';
import { FilterForm } from './FilterForm.tsx';
import { SavedFilters } from './SavedFilters.tsx';

/** Below the search: which articles, in which order, and the conditions in force. */
export function FilterBar() {
  const { t } = useTranslation();
  const conditions = useConditions();
  const searching = useList((list) => list.filter.text !== undefined);
  return (
    <div className="library-filters">
      <div className="library-tools">
        <DialogTrigger>
          <AriaButton className="library-tool" data-on={conditions.length > 0 || undefined}>
            <FilterIcon aria-hidden="true" /> {t('library.filter')}
          </AriaButton>
          <Popover className="library-popover" placement="bottom start">
            <Dialog aria-label={t('library.filter')}>
              <FilterForm />
            </Dialog>
          </Popover>
        </DialogTrigger>
        <DialogTrigger>
          <AriaButton className="library-tool">
            <Bookmark aria-hidden="true" /> {t('library.saved')}
          </AriaButton>
          <Popover className="library-popover" placement="bottom start">
            <Dialog aria-label={t('library.saved')}>{({ close }) => <SavedFilters close={close} />}</Dialog>
          </Popover>
        </DialogTrigger>
        <ArrangeMenu>
          <AriaButton className="library-tool">
            <ArrowDownWideNarrow aria-hidden="true" /> {t('library.arrange')}
          </AriaButton>
        </ArrangeMenu>
      </div>
      {conditions.length > 0 ? (
        <div className="library-chips">
          {conditions.map(({ field, words }) => (
            <AriaButton
              key={field}
              className="library-chip"
              aria-label={t('library.takeAway', { condition: words })}
              onPress={() => setFilter({ [field]: undefined })}
            >
              {words}
              <X aria-hidden="true" />
            </AriaButton>
          ))}
          {conditions.length > 1 || searching ? (
            <AriaButton className="library-clear" onPress={() => takeFilter({})}>
              {t('library.clear')}
            </AriaButton>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
