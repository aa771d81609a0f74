import { type RefObject, useEffect } from 'react';
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

/** A row that becomes the current one comes into sight; where it is asked for, it or its words take the focus. */
export function useRow(row: RefObject<HTMLElement | null>, { remark: { key }, isCurrent }: RowProps): void {
  const wish = useRemarks((remarks) => (remarks.focus?.key === key ? remarks.focus : null));
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' });
  }, [row, isCurrent]);
  useEffect(() => {
    if (!wish) return;
    useRemarks.setState({ focus: null });
    // A field that was to be seen takes the focus in the frame before.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const words = wish.on === 'words' ? row.current?.querySelector<HTMLElement>('textarea') : undefined;
        (words ?? row.current?.querySelector<HTMLElement>('.remark-go, button'))?.focus({ preventScroll: true });
        row.current?.scrollIntoView({ block: 'nearest' });
      }),
    );
  }, [row, wish]);
}
