import { create } from 'zustand';
import type { Outlets } from '#domain/article.ts';
import { chosenPortals } from '#domain/portal/outlet.ts';
import type { Profile } from '#domain/portal/profile.ts';
import { useCopy } from './copy.ts';
import { onDeskEvent } from './events.ts';
import { setFields, shown, theHost } from './session.ts';

/** The portals that the open article goes to, with their profiles: what its fields are measured by. */

/** Profiles by key, of chosen portals; one that could not be read is null. */
export const usePortals = create<{ readonly profiles: Readonly<Record<string, Profile | null>> }>(() => ({ profiles: {} }));

let turn = 0;

/** Reads the profiles of what is chosen, and again when portals change, until the returned function is called. */
export function startPortals(): () => void {
  usePortals.setState({ profiles: {} });
  const stops = [
    useCopy.subscribe((copy, before) => {
      if (copy.fields?.outlets !== before.fields?.outlets) void readMissing();
    }),
    onDeskEvent((event) => {
      if (event.type === 'portals.changed') void readAgain();
    }),
  ];
  return () => {
    turn += 1;
    for (const stop of stops) stop();
  };
}

function wanted(): readonly string[] {
  const { fields } = useCopy.getState();
  return fields ? chosenPortals(fields) : [];
}

async function readMissing(): Promise<void> {
  const known = usePortals.getState().profiles;
  await read(wanted().filter((key) => !Object.hasOwn(known, key)));
}

async function readAgain(): Promise<void> {
  turn += 1;
  const known = Object.keys(usePortals.getState().profiles);
  await read([...new Set([...known, ...wanted()])]);
}

async function read(keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const now = turn;
  const found = await Promise.all(keys.map(async (key) => [key, await profileOf(key)] as const));
  if (now === turn) usePortals.setState(({ profiles }) => ({ profiles: { ...profiles, ...Object.fromEntries(found) } }));
}

/** A portal that is gone measures nothing; its name stays with the article, and the export says what is wrong. */
async function profileOf(key: string): Promise<Profile | null> {
  try {
    return (await theHost().call('portal.read', { key })).profile;
  } catch (error) {
    console.warn('portal:', shown(error).message);
    return null;
  }
}

/**
 * The profiles that fields are measured by: those chosen, and the one of the preview.
 * @param current the preview's
 */
export function measuring(outlets: Outlets, profiles: Readonly<Record<string, Profile | null>>, current: Profile | undefined): readonly Profile[] {
  const chosen = chosenPortals({ outlets }).flatMap((key) => (key === current?.key ? [] : (profiles[key] ?? [])));
  return current ? [current, ...chosen] : chosen;
}

/** The open article goes to a portal, or no longer does. A title of its own that it has there stays for another time. */
export function sendTo(portal: string, chosen: boolean): void {
  change(portal, { chosen });
}

/** What the open article is called on a portal; empty for as everywhere. */
export function setOwnTitle(portal: string, title: string): void {
  change(portal, { title });
}

function change(portal: string, changes: Partial<Outlets[string]>): void {
  const { fields } = useCopy.getState();
  if (!fields) return;
  const { outlets } = fields;
  setFields({ outlets: { ...outlets, [portal]: { ...(outlets[portal] ?? { chosen: false, title: '' }), ...changes } } });
}
