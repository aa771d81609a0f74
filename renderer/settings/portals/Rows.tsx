import { GripVertical, Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/Button.tsx';
import { replaced, useReorder } from './reorder.ts';

export interface Props<T> {
  readonly label: string;
  readonly items: readonly T[];
  /** What a row is called, for its handle and its bin. */
  nameOf(item: T): string;
  /** A new row; the button that adds it says `addLabel`. */
  blank(): T;
  readonly addLabel: string;
  readonly max: number;
  /** Names of the columns. */
  readonly columns?: readonly string[];
  readonly className: string;
  row(item: T, index: number, change: (item: T) => void): ReactNode;
  onChange(items: readonly T[]): void;
}

/** Rows to fill in, to add, to take away and to bring into order. */
export function Rows<T>({ label, items, nameOf, blank, addLabel, max, columns, className, row, onChange }: Props<T>) {
  const { t } = useTranslation();
  const order = useReorder(items, onChange);
  const name = (item: T, index: number) => nameOf(item) || t('portals.rowNumber', { number: index + 1 });
  return (
    <div className={`portal-rows ${className}`}>
      {columns && items.length > 0 ? (
        <div className="portal-columns" aria-hidden="true">
          <span />
          {columns.map((column) => (
            <span key={column}>{column}</span>
          ))}
        </div>
      ) : null}
      <ul aria-label={label}>
        {items.map((item, index) => (
          <li key={order.idOf(index)} {...order.row(index)}>
            <button
              type="button"
              className="icon-button portal-handle"
              aria-label={t('portals.move', { name: name(item, index), number: index + 1, count: items.length })}
              title={t('portals.moveHint')}
              {...order.handle(index)}
            >
              <GripVertical aria-hidden="true" />
            </button>
            {row(item, index, (changed) => onChange(replaced(items, index, changed)))}
            <IconButton label={t('portals.takeAway', { name: name(item, index) })} onPress={() => order.remove(index)}>
              <Trash2 aria-hidden="true" />
            </IconButton>
          </li>
        ))}
      </ul>
      <p className="visually-hidden" role="status">
        {order.came > 0 ? t('portals.came', { number: order.came }) : ''}
      </p>
      <Button tone="quiet" isDisabled={items.length >= max} onPress={() => onChange([...items, blank()])}>
        <Plus aria-hidden="true" /> {addLabel}
      </Button>
    </div>
  );
}
