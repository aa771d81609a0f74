import { type RefObject, useEffect, useLayoutEffect } from 'react';
import type { PlacedRemark } from '../state/remarkPlaces.ts';
import { useRemarks } from '../state/remarks.ts';

/** What a row of the list is given, of whatever kind of remark it is. */
export interface RowProps {
  readonly remark: PlacedRemark;
  /** It was gone to last: it shows all that was said. */
  readonly isCurrent: boolean;
  /** The Tab key stops at it. */
  readonly isStop: boolean;
}

/** Rows are drawn anew when they would look otherwise, not whenever the text before their words grows. */
export function looksTheSame(one: RowProps, other: RowProps): boolean {
  const [was, is] = [one.remark, other.remark];
  const isSame = was.key === is.key && was.field === is.field && was.place.how === is.place.how;
  return isSame && one.isCurrent === other.isCurrent && one.isStop === other.isStop;
}

/** A row that becomes the current one comes into sight; where it is asked for, it or its words take the focus. */
export function useRow(row: RefObject<HTMLElement | null>, { remark: { key }, isCurrent }: RowProps): void {
  const wish = useRemarks((remarks) => (remarks.focus?.key === key ? remarks.focus : null));
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' });
  }, [row, isCurrent]);
  // Before the next key comes: what somebody types must not go where they were.
  useLayoutEffect(() => {
    if (!wish) return;
    useRemarks.setState({ focus: null });
    const take = () => {
      const words = wish.on === 'words' ? row.current?.querySelector<HTMLElement>('textarea') : undefined;
      (words ?? row.current?.querySelector<HTMLElement>('.remark-go, button'))?.focus({ preventScroll: true });
      row.current?.scrollIntoView({ block: 'nearest' });
    };
    if (wish.on === 'words') take();
    // A field that was to be seen takes the focus in the frame before.
    else requestAnimationFrame(() => requestAnimationFrame(take));
  }, [row, wish]);
}
