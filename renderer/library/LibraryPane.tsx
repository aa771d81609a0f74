import { FilePlus2, Maximize2, Minimize2, TriangleAlert } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureText } from '../i18n/failure.ts';
import { libraryText } from '../i18n/libraryWords.ts';
import { createDraft } from '../state/actions.ts';
import { useDesk } from '../state/desk.ts';
import { useList } from '../state/list.ts';
import { moveCursor, useSelection } from '../state/selection.ts';
import { IconButton } from '../ui/Button.tsx';
import { ArticleList } from './ArticleList.tsx';
import { BulkBar } from './BulkBar.tsx';
import { ColumnHead } from './ColumnHead.tsx';
import { FilterBar } from './FilterBar.tsx';
import { SearchBox } from './SearchBox.tsx';
import { whyEmpty } from './whyEmpty.ts';
import './library.css';

/** From this width on, in px, rows have columns. */
const wideFrom = 620;

/** The library at the left: every article, to be searched, narrowed, sorted, chosen and opened. */
export function LibraryPane() {
  const pane = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const wide = useWide(pane);
  const { t } = useTranslation();
  const toList = () => {
    if (useSelection.getState().cursor < 0) moveCursor(0);
    scroller.current?.focus();
  };
  return (
    <nav ref={pane} className="library" data-wide={wide || undefined} aria-label={t('library.title')}>
      <Head />
      <SearchBox onDown={toList} />
      <FilterBar />
      <Problems />
      <Standing />
      {wide ? <ColumnHead /> : null}
      <Nothing />
      <ArticleList wide={wide} scroller={scroller} />
      <BulkBar />
    </nav>
  );
}

/** Whether the pane has room for columns. */
function useWide(pane: { readonly current: HTMLElement | null }): boolean {
  const [wide, setWide] = useState(false);
  useLayoutEffect(() => {
    if (!pane.current) return;
    const watch = new ResizeObserver(([entry]) => setWide((entry?.contentRect.width ?? 0) >= wideFrom));
    watch.observe(pane.current);
    setWide(pane.current.clientWidth >= wideFrom);
    return () => watch.disconnect();
  }, [pane]);
  return wide;
}

function Head() {
  const { t } = useTranslation();
  const total = useList((list) => list.total);
  const spread = useDesk((desk) => desk.listWide);
  const Size = spread ? Minimize2 : Maximize2;
  return (
    <header>
      <h2>{t('library.title')}</h2>
      <span className="library-count" aria-live="polite">
        {t('library.count', { count: total })}
      </span>
      <IconButton label={spread ? t('library.fold') : t('library.spread')} onPress={() => useDesk.setState({ listWide: !spread })}>
        <Size aria-hidden="true" />
      </IconButton>
      <IconButton label={t('bar.new')} onPress={() => void createDraft()}>
        <FilePlus2 aria-hidden="true" />
      </IconButton>
    </header>
  );
}

function Problems() {
  const { t, i18n } = useTranslation();
  const problems = useDesk((desk) => desk.problems);
  if (problems.length === 0) return null;
  return (
    <details className="library-damaged">
      <summary>
        <TriangleAlert aria-hidden="true" /> {t('library.damaged', { count: problems.length })}
      </summary>
      <ul>
        {problems.slice(0, 50).map(({ file, kind, message, action }) => (
          <li key={`${file} ${kind} ${message}`}>
            {file}: {libraryText(i18n.language, message)}
            {action ? <em>{libraryText(i18n.language, action)}</em> : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Why the list is empty. It stands outside: a list box holds nothing but what can be chosen. */
function Nothing() {
  const { t } = useTranslation();
  const isEmpty = useList((list) => list.answered > 0 && list.total === 0);
  const why = useList(({ query }) => whyEmpty(query.filter));
  return isEmpty ? <p className="library-empty">{t(`library.${why}`)}</p> : null;
}

/** Whether all is there to be found, and whether the list could be read. */
function Standing() {
  const { t } = useTranslation();
  const complete = useList((list) => list.complete);
  const indexing = useList((list) => list.indexing);
  const failure = useList((list) => list.failure);
  if (failure) return <p className="library-standing library-failed">{failureText(t, failure)}</p>;
  if (complete && !indexing) return null;
  const percent = indexing && indexing.total > 0 ? `${Math.floor((indexing.done / indexing.total) * 100)}%` : '';
  return <p className="library-standing">{t('library.indexing', { percent })}</p>;
}
