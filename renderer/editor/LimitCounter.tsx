import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { allAgree, type Limit } from '#domain/portal/limits.ts';
import type { Limits } from './useLimits.ts';

interface Props extends Pick<Limits, 'limits' | 'named'> {
  readonly id?: string;
}

/** How full a field is: two numbers while it is far from every limit, then a line for each portal that is near or past its own. */
export function LimitCounter({ limits, named, id }: Props) {
  const { t } = useTranslation();
  const [tightest] = limits;
  if (!tightest) return null;
  return (
    <span className="limits" id={id} title={limits.map((limit) => limitText(t, limit, named)).join('\n')}>
      {pressing(limits).map((limit) => (
        <LimitLine key={limit.portal} limit={limit} named={named && !allAgree(limits)} />
      ))}
      {tightest.state === 'fits' && tightest.length > 0 ? (
        <span className="limit">
          {tightest.length}/{tightest.max}
        </span>
      ) : null}
    </span>
  );
}

/** `织梦 57/63 字节`; a long name gives way to the numbers. */
export function LimitLine({ limit, named }: { readonly limit: Limit; readonly named: boolean }) {
  const { t } = useTranslation();
  return (
    <span className={`limit limit-${limit.state}`}>
      {named ? <span className="limit-name">{limit.portalName}</span> : null} {limitText(t, limit, false)}
    </span>
  );
}

/** Those a person should know of, tightest first; one that speaks for all where all agree. */
export function pressing(limits: readonly Limit[]): readonly Limit[] {
  const loud = limits.filter(({ state }) => state !== 'fits');
  return allAgree(limits) ? loud.slice(0, 1) : loud;
}

function limitText(t: TFunction, { portalName, length, max, unit }: Limit, named: boolean): string {
  return t(named ? 'limits.counter' : 'limits.counterAll', { portal: portalName, length, max, unit: t(`fields.unit.${unit}`) });
}
