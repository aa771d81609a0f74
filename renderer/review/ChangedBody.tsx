import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangedPlace } from '#domain/difference/changedPlaces.ts';
import { body } from '../state/body.ts';
import { nextPlace } from '../state/changes.ts';
import { onDeskCommand } from '../state/commands.ts';
import { Pieces } from '../ui/Pieces.tsx';

interface Props {
  readonly places: readonly ChangedPlace[];
  /** Of all there are. */
  readonly total: number;
}

/** Changed paragraphs in the order of the text; each leads to its place there. */
export function ChangedBody({ places, total }: Props) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState<ChangedPlace | null>(null);
  useEffect(
    () =>
      onDeskCommand((command) => {
        if (command !== 'next-change' && command !== 'previous-change') return;
        const next = nextPlace(places, body()?.selection() ?? { from: 0, to: 0 }, command === 'next-change' ? 1 : -1);
        if (!next) return;
        setCurrent(next);
        goTo(next);
      }),
    [places],
  );
  if (places.length === 0) return null;
  return (
    <>
      <ol className="changes-places" aria-label={t('changes.places')}>
        {places.map((place) => (
          <li key={`${place.from} ${place.to}`}>
            <button
              type="button"
              aria-current={place === current}
              onClick={() => {
                setCurrent(place);
                goTo(place);
              }}
            >
              <Pieces pieces={place.pieces} />
            </button>
          </li>
        ))}
      </ol>
      {total > places.length ? <p className="changes-inexact">{t('changes.more', { count: total - places.length })}</p> : null}
    </>
  );
}

function goTo({ from, to }: ChangedPlace): void {
  body()?.select(from, to);
  body()?.focus();
}
