import { FilePlus2, Search, TriangleAlert } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { Input, Label, ListBox, ListBoxItem, ListLayout, SearchField, Virtualizer } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { createDraft } from '../state/actions.ts';
import { useCopy } from '../state/copy.ts';
import { useDesk } from '../state/desk.ts';
import { openArticle } from '../state/session.ts';
import { IconButton } from '../ui/Button.tsx';
import { dayGroups, type Row } from './dayGroups.ts';
import './library.css';

const layoutOptions = { estimatedRowHeight: 58 } as const;

/** The library at the left: every article, newest change first, filtered by title. */
export function LibraryPane() {
  const { t, i18n } = useTranslation();
  // The list may wait for a key; a key never waits for the list.
  const articles = useDeferredValue(useDesk((desk) => desk.articles));
  const damaged = useDesk((desk) => desk.damaged);
  const timeZone = useDesk((desk) => desk.settings.timeZone);
  const portal = useDesk((desk) => desk.portal);
  const openId = useCopy((copy) => copy.id);
  const [wanted, setWanted] = useState('');
  const rows = useMemo(() => {
    const needle = wanted.trim().toLowerCase();
    const fitting = needle === '' ? articles : articles.filter(({ title }) => title.toLowerCase().includes(needle));
    return dayGroups(fitting, {
      timeZone,
      now: new Date().toISOString(),
      language: i18n.language,
      today: t('library.today'),
      yesterday: t('library.yesterday'),
    });
  }, [articles, wanted, timeZone, i18n.language, t]);
  const channels = useMemo(() => new Map(portal?.profile.page.channels.map(({ key, name }) => [key, name])), [portal]);
  const dependencies = useMemo(() => [channels], [channels]);
  return (
    <nav className="library" aria-label={t('library.title')}>
      <header>
        <h2>{t('library.title')}</h2>
        <span className="library-count">{t('library.count', { count: articles.length })}</span>
        <IconButton label={t('bar.new')} onPress={() => void createDraft()}>
          <FilePlus2 aria-hidden="true" />
        </IconButton>
      </header>
      <SearchField className="library-search" value={wanted} onChange={setWanted}>
        <Label className="visually-hidden">{t('library.search')}</Label>
        <Search aria-hidden="true" />
        <Input placeholder={t('library.search')} />
      </SearchField>
      {damaged.length > 0 ? (
        <details className="library-damaged">
          <summary>
            <TriangleAlert aria-hidden="true" /> {t('library.damaged', { count: damaged.length })}
          </summary>
          <ul>
            {damaged.map(({ file, message }) => (
              <li key={file}>
                {file}: {message}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <Virtualizer layout={ListLayout} layoutOptions={layoutOptions}>
        <ListBox
          className="library-list"
          aria-label={t('library.list')}
          items={rows}
          dependencies={dependencies}
          selectionMode="single"
          selectionBehavior="replace"
          selectedKeys={openId ? [openId] : []}
          onSelectionChange={(keys) => {
            const [id] = keys === 'all' ? [] : [...keys];
            if (typeof id === 'string' && id !== openId) void openArticle(id);
          }}
          renderEmptyState={() => <p className="library-empty">{t('library.empty')}</p>}
        >
          {(row: Row) => (row.kind === 'day' ? <DayRow row={row} /> : <ArticleRow row={row} channel={channels.get(row.article.channel)} />)}
        </ListBox>
      </Virtualizer>
    </nav>
  );
}

function DayRow({ row }: { readonly row: Extract<Row, { kind: 'day' }> }) {
  return (
    <ListBoxItem id={row.id} isDisabled textValue={row.name} className="library-day">
      {row.name}
    </ListBoxItem>
  );
}

function ArticleRow({ row, channel }: { readonly row: Extract<Row, { kind: 'article' }>; readonly channel: string | undefined }) {
  const { t } = useTranslation();
  const { article } = row;
  const shown = article.title || t('library.untitled');
  return (
    <ListBoxItem id={article.id} textValue={shown} className="library-row">
      <RowTitle article={article} />
      <span className="library-row-facts">
        <span className={`state state-${article.state}`}>{t(`state.${article.state}`)}</span>
        {channel ? <span>{channel}</span> : null}
        <span>{t('status.han', { count: article.han })}</span>
        <time dateTime={article.updatedAt}>{row.time}</time>
      </span>
    </ListBoxItem>
  );
}

/** The open article's title as it is being typed: it alone is drawn at a key, not the whole list. */
function RowTitle({ article }: { readonly article: { readonly id: string; readonly title: string } }) {
  const { t } = useTranslation();
  const title = useCopy((copy) => (copy.id === article.id ? copy.fields?.title : undefined));
  return <span className="library-row-title">{(title ?? article.title) || t('library.untitled')}</span>;
}
