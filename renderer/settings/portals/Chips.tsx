import { GripVertical, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../ui/Choice.tsx';
import { useReorder } from './reorder.ts';

export interface Props<K extends string> {
  readonly label: string;
  readonly value: readonly K[];
  readonly options: readonly { readonly key: K; readonly name: string }[];
  /** Stands in the choice of those that are not there. */
  readonly addLabel: string;
  /** Of the field in the profile. */
  readonly path: string;
  onChange(value: readonly K[]): void;
}

/** Some of a few, in an order. */
export function Chips<K extends string>({ label, value, options, addLabel, path, onChange }: Props<K>) {
  const { t } = useTranslation();
  const order = useReorder(value, onChange);
  const nameOf = (key: K) => options.find((option) => option.key === key)?.name ?? key;
  const others = options.filter(({ key }) => !value.includes(key));
  return (
    <div className="portal-chips" data-path={path}>
      <span className="choice-label">{label}</span>
      <div>
        <ul aria-label={label}>
          {value.map((key, index) => (
            <li key={key} {...order.row(index)}>
              <button
                type="button"
                className="portal-chip"
                aria-label={t('portals.move', { name: nameOf(key), number: index + 1, count: value.length })}
                title={t('portals.moveHint')}
                {...order.handle(index)}
              >
                <GripVertical aria-hidden="true" />
                {nameOf(key)}
              </button>
              <button
                type="button"
                className="portal-chip-off"
                aria-label={t('portals.takeAway', { name: nameOf(key) })}
                onClick={() => order.remove(index)}
              >
                <X aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
        {others.length > 0 ? (
          <Choice
            label={addLabel}
            hideLabel
            placeholder={addLabel}
            value=""
            options={others}
            onChange={(key) => {
              const added = others.find((option) => option.key === key);
              if (added) onChange([...value, added.key]);
            }}
          />
        ) : null}
      </div>
      <p className="visually-hidden" role="status">
        {order.came > 0 ? t('portals.came', { number: order.came }) : ''}
      </p>
    </div>
  );
}
