import { ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '#domain/revisions.ts';
import { whenText } from '../i18n/when.ts';
import { useDesk } from '../state/desk.ts';

interface Props {
  /** Newest first. */
  readonly snapshots: readonly Snapshot[];
  /** Number of the chosen one. */
  readonly chosen: number;
  onChoose(number: number): void;
}

/** When, who, why, and how much came and went. */
export function SnapshotList({ snapshots, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <ListBox
      className="history-list"
      aria-label={t('history.list')}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[String(chosen)]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys];
        if (key !== undefined) onChoose(Number(key));
      }}
    >
      {snapshots.map((snapshot) => (
        <SnapshotRow key={snapshot.number} snapshot={snapshot} />
      ))}
    </ListBox>
  );
}

function SnapshotRow({ snapshot }: { readonly snapshot: Snapshot }) {
  const { t, i18n } = useTranslation();
  const timeZone = useDesk((desk) => desk.settings.timeZone);
  const { number, at, by, reason, name, han, added, removed } = snapshot;
  const when = whenText(at, timeZone, i18n.language);
  return (
    <ListBoxItem id={String(number)} textValue={name === '' ? when : name} className="history-row">
      <span className="history-row-head">
        <span className="history-number">{t('history.number', { number })}</span>
        <time dateTime={at}>{when}</time>
        <span className={`history-reason history-reason-${reason}`}>{t(`history.reason.${reason}`)}</span>
      </span>
      {name === '' ? null : <strong className="history-row-name">{name}</strong>}
      <span className="history-row-facts">
        <span>{by}</span>
        <span>{t('history.han', { count: han })}</span>
        <span className="history-changes">
          <span className="visually-hidden">{t('history.changes', { added, removed })}</span>
          {added > 0 ? (
            <span aria-hidden="true" className="history-added">
              {t('history.added', { count: added })}
            </span>
          ) : null}
          {removed > 0 ? (
            <span aria-hidden="true" className="history-removed">
              {t('history.removed', { count: removed })}
            </span>
          ) : null}
        </span>
      </span>
    </ListBoxItem>
  );
}
