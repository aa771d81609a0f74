import { useMemo } from 'react';
import type { Outlets } from '#domain/article.ts';
import { fieldText, lengthIn } from '#domain/portal/fields.ts';
import { fitting, type Limit, limitOf, tightestFirst } from '#domain/portal/limits.ts';
import { oneLine } from '#domain/portal/line.ts';
import type { Profile } from '#domain/portal/profile.ts';
import { ownTitle } from '#domain/portal/title.ts';
import type { CopyFields } from '../state/copy.ts';
import { useDesk } from '../state/desk.ts';
import { measuring, usePortals } from '../state/portals.ts';

/** A field that is typed as text and that portals may limit. */
export type LimitedSource =
  | 'title'
  | 'shortTitle'
  | 'subtitle'
  | 'kicker'
  | 'summary'
  | 'source.name'
  | 'source.url'
  | 'authors'
  | 'editor'
  | 'keywords';

export interface Limits {
  /** Of every portal that limits the field, tightest first. */
  readonly limits: readonly Limit[];
  /** There are other portals too, so that each limit needs its portal's name. */
  readonly named: boolean;
  /** From here on the tightest portal cuts the typed text, a UTF-16 offset; null while all of it fits. */
  readonly cutFrom: number | null;
}

/** The portals that the article's fields are measured by. */
export function useMeasuring(outlets: Outlets): readonly Profile[] {
  const current = useDesk((desk) => desk.portal?.profile);
  const profiles = usePortals((portals) => portals.profiles);
  return useMemo(() => measuring(outlets, profiles, current), [outlets, profiles, current]);
}

/**
 * How far a field is into the limits of the portals, as it is typed.
 * @param text as it stands in the control
 * @param change what typing a text changes in the article; it need not be the same function each time
 */
export function useLimits(from: LimitedSource, fields: CopyFields, text: string, change: (text: string) => Partial<CopyFields>): Limits {
  const { outlets } = fields;
  const profiles = useMeasuring(outlets);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the fields only this one counts, and its text stands for it
  return useMemo(() => {
    const concerned = from === 'title' ? profiles.filter((profile) => oneLine(ownTitle({ outlets }, profile)) === '') : profiles;
    return { ...limitsAmong(concerned, from, text, (typed) => ({ ...fields, outlets: {}, ...change(typed) })), named: profiles.length > 1 };
  }, [from, profiles, outlets, text]);
}

/** The limits of a field among some portals. @param typed the article's fields after that text has been typed, without titles for single portals */
export function limitsAmong(
  profiles: readonly Profile[],
  from: LimitedSource,
  text: string,
  typed: (text: string) => CopyFields,
): Pick<Limits, 'limits' | 'cutFrom'> {
  const limits = tightestFirst(profiles.flatMap((profile) => limitOf(profile, from, fieldText(from, typed(text), profile)) ?? []));
  const cuts = limits.flatMap(({ state, portal, unit, max }) => {
    const profile = profiles.find(({ key }) => key === portal);
    if (state !== 'over' || !profile) return [];
    return [fitting(text, max, (beginning) => lengthIn(unit, fieldText(from, typed(beginning), profile)))];
  });
  return { limits, cutFrom: cuts.length > 0 ? Math.min(...cuts) : null };
}
