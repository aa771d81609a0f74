import { Check } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCopy } from '../state/copy.ts';
import type { Listed } from '../state/listPages.ts';
import { fromHit, hitsOf } from './hits.ts';
import { Marked } from './Marked.tsx';

interface Props {
  /** Its number among all that fit. */
  readonly index: number;
  readonly total: number;
  /** Of the row in the list, px. */
  readonly top: number;
  readonly height: number;
  readonly article: Listed;
  readonly channel: string;
  readonly time: string;
  readonly words: string;
  readonly wide: boolean;
  readonly selected: boolean;
  /** Many are being chosen. */
  readonly choosing: boolean;
  readonly open: boolean;
  readonly cursor: boolean;
}

/** One article. It is drawn anew only when something of it changed, however the list moves. */
export const ArticleRow = memo(function ArticleRow(props: Props) {
  const { index, total, top, height, article, wide, selected, choosing, open, cursor } = props;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and says which row is active
    <div
      role="option"
      id={`article-${index}`}
      aria-selected={selected}
      aria-setsize={total}
      aria-posinset={index + 1}
      {...(open ? { 'aria-current': true } : {})}
      className="library-row"
      data-index={index}
      data-choosing={choosing || undefined}
      data-cursor={cursor || undefined}
      style={{ top, height }}
    >
      <span className="library-tick" data-tick="" aria-hidden="true">
        <Check />
      </span>
      <span className="library-row-title">
        <RowTitle article={article} words={props.words} />
        {article.snippet ? (
          <span className="library-snippet">
            <Marked {...fromHit(article.snippet.text, article.snippet.marks, wide ? 16 : 6)} />
          </span>
        ) : null}
      </span>
      {wide ? <Columns {...props} /> : <Facts {...props} />}
    </div>
  );
});

/** The second line of a narrow row. */
function Facts({ article, channel, time }: Props) {
  const { t } = useTranslation();
  return (
    <span className="library-row-facts">
      <span className={`state state-${article.state}`}>{t(`state.${article.state}`)}</span>
      {channel ? <span>{channel}</span> : null}
      <span>{t('status.han', { count: article.han })}</span>
      <time dateTime={article.updatedAt}>{time}</time>
    </span>
  );
}

/** A wide row's columns, in the order of `ColumnHead`. */
function Columns({ article, channel, time }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <span className="library-cell">{channel}</span>
      <span className="library-cell">{article.authors.join(t('library.between'))}</span>
      <span className="library-cell">
        <span className={`state state-${article.state}`}>{t(`state.${article.state}`)}</span>
      </span>
      <span className="library-cell library-number">{article.han}</span>
      <time className="library-cell library-number" dateTime={article.updatedAt}>
        {time}
      </time>
    </>
  );
}

/** The open article's title as it is being typed: it alone is drawn at a key, not the whole list. */
function RowTitle({ article, words }: { readonly article: Listed; readonly words: string }) {
  const { t } = useTranslation();
  const typed = useCopy((copy) => (copy.id === article.id ? copy.fields?.title : undefined));
  const title = typed ?? article.title;
  return <span className="library-headline">{title ? <Marked text={title} marks={hitsOf(title, words)} /> : t('library.untitled')}</span>;
}
