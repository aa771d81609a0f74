import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attempt } from '../state/actions.ts';
import { trashArticles } from '../state/bulk.ts';
import { useCopy } from '../state/copy.ts';
import { useDesk } from '../state/desk.ts';
import { needRows, setFilter, useList } from '../state/list.ts';
import { rowAt } from '../state/listPages.ts';
import { chooseAll, clearSelection, extendTo, moveCursor, toggleAt, useSelection } from '../state/selection.ts';
import { openArticle } from '../state/session.ts';
import { ArticleRow } from './ArticleRow.tsx';
import { useChannelName } from './channels.ts';
import { type DayNames, dayNames, dayOf } from './dayNames.ts';
import { type ListAct, listAct } from './listKeys.ts';
import { type RowLayout, rowLayout, type Slot } from './rowLayout.ts';

interface Props {
  readonly wide: boolean;
  readonly scroller: RefObject<HTMLDivElement | null>;
}

/** In px. A row's lines never wrap, so its height is known before it is there. */
function heightsOf(wide: boolean, searching: boolean): { readonly head: number; readonly row: number } {
  return { head: 30, row: (wide ? 34 : 56) + (searching ? 20 : 0) };
}

/** Every article that fits. Only rows in sight are built, so it may hold all that a newsroom has. */
export function ArticleList({ wide, scroller }: Props) {
  const { t } = useTranslation();
  const total = useList((list) => list.total);
  const groups = useList((list) => list.groups);
  const query = useList((list) => list.query);
  const answered = useList((list) => list.answered);
  const layout = useMemo(() => rowLayout(groups, total), [groups, total]);
  const { head, row } = heightsOf(wide, query.filter.text !== undefined);
  const virtualizer = useVirtualizer({
    count: layout.count,
    getScrollElement: () => scroller.current,
    estimateSize: (place) => (layout.at(place).kind === 'head' ? head : row),
    overscan: 12,
  });
  // Heights have changed, or heads stand elsewhere: what was measured no longer holds.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what the heights depend on
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, layout, head, row]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another answer is read from its beginning
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [answered, scroller]);
  const items = virtualizer.getVirtualItems();
  const [first, last] = articlesAmong(layout, items[0]?.index, items.at(-1)?.index);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another answer has other rows in the same places
  useEffect(() => needRows(first, last + 1), [first, last, answered]);

  /** Brings an article into sight, and when it lies above, the head it stands under. */
  const show = (index: number) => {
    const place = layout.placeOf(index);
    const above = place > 0 && layout.at(place - 1).kind === 'head' ? place - 1 : place;
    const [start = 0] = virtualizer.getOffsetForIndex(above, 'start') ?? [];
    virtualizer.scrollToIndex(start < (virtualizer.scrollOffset ?? 0) ? above : place);
  };
  const hands = useHands(scroller, row, show);
  const active = useSelection((selection) => selection.cursor);
  const isThere = active >= first && active <= last && total > 0;
  return (
    <div
      ref={scroller}
      className="library-list"
      role="listbox"
      tabIndex={0}
      aria-label={t('library.list')}
      aria-multiselectable="true"
      {...(isThere ? { 'aria-activedescendant': `article-${active}` } : {})}
      data-keys={hands.keys || undefined}
      {...hands.handlers}
    >
      <div className="library-rows" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        <Rows wide={wide} row={row} places={items.map(({ index, start }) => ({ slot: layout.at(index), top: start }))} />
      </div>
    </div>
  );
}

/** The first and the last article between two places of the list; a head stands for the article below it. */
function articlesAmong(layout: RowLayout, from = 0, to = 0): readonly [number, number] {
  const index = (place: number) => {
    const slot = layout.at(place);
    return slot.kind === 'article' ? slot.index : place - slot.group;
  };
  return layout.count === 0 ? [0, 0] : [index(from), index(to)];
}

interface Placed {
  readonly slot: Slot;
  readonly top: number;
}

/** The rows in sight, under their heads. */
function Rows({ places, wide, row }: { readonly places: readonly Placed[]; readonly wide: boolean; readonly row: number }) {
  const groups = useList((list) => list.groups);
  const grouping = useList((list) => list.query.group);
  const names = useDayNames();
  const channelName = useChannelName();
  const nameOf = (group: number) => {
    const key = groups[group]?.key ?? '';
    return grouping === 'day' ? names.day(key) : channelName(key);
  };
  const sections: { group: number; places: Placed[] }[] = [];
  for (const placed of places) {
    const { group } = placed.slot;
    if (sections.at(-1)?.group !== group) sections.push({ group, places: [] });
    sections.at(-1)?.places.push(placed);
  }
  return sections.map(({ group, places: inside }) =>
    group < 0 ? (
      <Section key={group} places={inside} wide={wide} row={row} names={names} channelName={channelName} />
    ) : (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox
      <div key={group} role="group" aria-label={nameOf(group)} className="library-group">
        <Section places={inside} wide={wide} row={row} names={names} channelName={channelName} name={nameOf(group)} />
      </div>
    ),
  );
}

interface SectionProps {
  readonly places: readonly Placed[];
  readonly wide: boolean;
  readonly row: number;
  readonly names: DayNames;
  readonly name?: string;
  channelName(key: string): string;
}

function Section({ places, wide, row, names, name, channelName }: SectionProps) {
  const pages = useList((list) => list.pages);
  const total = useList((list) => list.total);
  const { filter, group } = useList((list) => list.query);
  const ids = useSelection((selection) => selection.ids);
  const cursor = useSelection((selection) => selection.cursor);
  const openId = useCopy((copy) => copy.id);
  const choosing = ids.size > 0;
  const timeOf = wide ? names.full : group === 'day' ? names.clock : names.short;
  return places.map(({ slot, top }) => {
    if (slot.kind === 'head')
      return (
        <div key="head" className="library-day" aria-hidden="true" style={{ top }}>
          {name}
        </div>
      );
    const { index } = slot;
    const article = rowAt(pages, index);
    if (!article) return <div key={index} className="library-row library-coming" aria-hidden="true" style={{ top, height: row }} />;
    return (
      <ArticleRow
        key={index}
        index={index}
        total={total}
        top={top}
        height={row}
        article={article}
        channel={article.channel === '' ? '' : channelName(article.channel)}
        time={timeOf(article.updatedAt)}
        words={filter.text ?? ''}
        wide={wide}
        choosing={choosing}
        selected={choosing ? ids.has(article.id) : article.id === openId}
        open={article.id === openId}
        cursor={index === cursor}
      />
    );
  });
}

/** Names of days, which change at midnight. */
function useDayNames(): DayNames {
  const { t, i18n } = useTranslation();
  const timeZone = useDesk((desk) => desk.settings.timeZone);
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 60_000);
    return () => clearInterval(timer);
  }, []);
  const now = dayOf(new Date(), timeZone);
  return useMemo(
    () => dayNames({ timeZone, now, language: i18n.language, today: t('library.today'), yesterday: t('library.yesterday') }),
    [timeZone, now, i18n.language, t],
  );
}

/** What keyboard and mouse do to the list. */
function useHands(scroller: RefObject<HTMLDivElement | null>, row: number, show: (index: number) => void) {
  const [keys, setKeys] = useState(false);
  const carryOut = useCarryOut(show);
  const handlers = {
    onKeyDown: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing || event.altKey) return;
      const { cursor } = useSelection.getState();
      const place = { cursor, total: useList.getState().total, page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / row) - 1) };
      const found = listAct({ key: event.key, shift: event.shiftKey, mod: event.ctrlKey || event.metaKey }, place);
      if (!found) return;
      event.preventDefault();
      setKeys(true);
      carryOut(found);
      if (found.act === 'open') useDesk.setState({ listWide: false });
    },
    /** The list keeps the focus: a row may be gone in the next moment. */
    onMouseDown: (event: MouseEvent) => {
      if (indexAt(event) === undefined) return;
      event.preventDefault();
      scroller.current?.focus({ preventScroll: true });
      setKeys(false);
    },
    onClick: (event: MouseEvent) => {
      const index = indexAt(event);
      if (index === undefined) return;
      const onTick = event.target instanceof Element && event.target.closest('[data-tick]') !== null;
      if (event.shiftKey) void attempt('notice.openFailed', () => extendTo(index));
      else if (event.ctrlKey || event.metaKey || onTick) toggleAt(index);
      else {
        clearSelection();
        moveCursor(index);
        carryOut({ act: 'open' });
      }
    },
    onDoubleClick: (event: MouseEvent) => {
      if (indexAt(event) !== undefined && !event.ctrlKey && !event.metaKey && !event.shiftKey) useDesk.setState({ listWide: false });
    },
    onFocus: () => {
      if (useSelection.getState().cursor < 0) setKeys(true);
    },
  };
  return { keys, handlers };
}

function indexAt(event: MouseEvent): number | undefined {
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
  return row ? Number(row.dataset.index) : undefined;
}

function useCarryOut(show: (index: number) => void): (act: ListAct) => void {
  const shown = useRef(show);
  shown.current = show;
  return (todo) => {
    const { cursor, cursorId, ids } = useSelection.getState();
    switch (todo.act) {
      case 'move':
        moveCursor(todo.to);
        return shown.current(todo.to);
      case 'extend':
        void attempt('notice.openFailed', () => extendTo(todo.to));
        return shown.current(todo.to);
      case 'toggle':
        return cursor < 0 ? undefined : toggleAt(cursor);
      case 'all':
        return void attempt('notice.openFailed', chooseAll);
      case 'leave':
        return ids.size > 0 ? clearSelection() : setFilter({ text: undefined });
      case 'trash':
        return void trashArticles(ids.size > 0 ? [...ids] : cursorId === null ? [] : [cursorId]);
      case 'open':
        if (cursorId !== null && cursorId !== useCopy.getState().id) void openArticle(cursorId);
        return;
    }
  };
}
