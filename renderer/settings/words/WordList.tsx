import { useVirtualizer } from '@tanstack/react-virtual';
import { Pencil, Trash2 } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { identityOf } from '#domain/checks/house/houseChange.ts';
import type { HouseEntry } from '#domain/checks/house/houseList.ts';
import { useChannelNames } from '../../state/channels.ts';
import { useHouseWords } from '../../state/houseWords.ts';
import { Badge } from '../../ui/Badge.tsx';
import { IconButton } from '../../ui/Button.tsx';

interface Props {
  readonly entries: readonly HouseEntry[];
  onEdit(entry: HouseEntry): void;
  onRemove(entry: HouseEntry): void;
}

/** In px. Lines never wrap. */
const rowHeight = 52;

/** Only rows in sight are built: a list may have thousands. */
export function WordList({ entries, onEdit, onRemove }: Props) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another answer is read from its beginning
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [entries]);
  return (
    <div className="words-list" ref={scroller}>
      <ul aria-label={t('words.title')} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const entry = entries[index];
          return entry ? (
            <li key={identityOf(entry)} style={{ top: start, height: rowHeight }} aria-setsize={entries.length} aria-posinset={index + 1}>
              <Word entry={entry} onEdit={onEdit} onRemove={onRemove} />
            </li>
          ) : null;
        })}
      </ul>
    </div>
  );
}

function Word({ entry, onEdit, onRemove }: Omit<Props, 'entries'> & { readonly entry: HouseEntry }) {
  const { t } = useTranslation();
  const working = useHouseWords((words) => words.working);
  const { word, kind, replacement, reason } = entry;
  return (
    <>
      <KindBadge kind={kind} />
      <div className="words-what">
        <p>
          <b>{word}</b>
          {replacement === '' ? null : <span className="words-instead">→ {replacement}</span>}
        </p>
        <Aside entry={entry} />
      </div>
      {reason === '' ? null : (
        <p className="words-why" title={reason}>
          {reason}
        </p>
      )}
      <IconButton label={t('words.edit', { word })} isDisabled={working} onPress={() => onEdit(entry)}>
        <Pencil aria-hidden="true" />
      </IconButton>
      <IconButton label={t('words.remove', { word })} isDisabled={working} onPress={() => onRemove(entry)}>
        <Trash2 aria-hidden="true" />
      </IconButton>
    </>
  );
}

export function KindBadge({ kind }: Pick<HouseEntry, 'kind'>) {
  const { t } = useTranslation();
  const tones = { forbidden: 'error', careful: 'plain', replace: 'warning' } as const;
  return <Badge tone={tones[kind]}>{t(`words.kinds.${kind}`)}</Badge>;
}

/** Where it is no finding, and where alone it is one. */
function Aside({ entry: { exceptions, scope } }: { readonly entry: HouseEntry }) {
  const { t } = useTranslation();
  const names = useChannelNames();
  const between = t('checks.between');
  const parts = [
    exceptions.length > 0 ? t('words.except', { words: exceptions.join(between) }) : '',
    scope.channels.length > 0 ? t('words.inChannels', { names: scope.channels.map((key) => names.get(key) ?? key).join(between) }) : '',
    scope.fields.length > 0 ? t('words.inFields', { names: scope.fields.map((field) => t(`words.fields.${field}`)).join(between) }) : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : <p className="words-aside">{parts.join(' · ')}</p>;
}
