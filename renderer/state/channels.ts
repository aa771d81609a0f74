import { useMemo } from 'react';
import { useDesk } from './desk.ts';

/** Channels as a person knows them. A portal without navigation (WeChat) takes nothing away from the articles. */

export interface Channel {
  readonly key: string;
  readonly name: string;
}

/** The channels there are to choose from: the present portal's, or those of the first that has some. */
export function useChannels(): readonly Channel[] {
  const portal = useDesk((desk) => desk.portal);
  const portals = useDesk((desk) => desk.portals);
  return useMemo(() => {
    const own = portal?.profile.page.channels ?? [];
    return own.length > 0 ? own : (portals.find(({ channels }) => channels.length > 0)?.channels ?? []);
  }, [portal, portals]);
}

/** What channels are called by their keys: as the present portal says, or the first that knows them. */
export function useChannelNames(): ReadonlyMap<string, string> {
  const portal = useDesk((desk) => desk.portal);
  const portals = useDesk((desk) => desk.portals);
  return useMemo(
    () => channelNames([...(portal ? [portal.profile.page.channels] : []), ...portals.map(({ channels }) => channels)]),
    [portal, portals],
  );
}

/** @param lists in the order in which they are asked */
export function channelNames(lists: readonly (readonly Channel[])[]): ReadonlyMap<string, string> {
  return new Map(lists.toReversed().flatMap((list) => list.map(({ key, name }) => [key, name] as const)));
}
