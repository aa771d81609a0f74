import type { Failure } from '#domain/result.ts';
import type { Target } from '../bridge/host.ts';
import { useCopy } from './copy.ts';
import { useDesk } from './desk.ts';
import { settleOpen, shown, theHost } from './session.ts';
import { inTurn } from './work.ts';

/** The open article out of the house, for one portal or for several: a package each. */

export interface Exported {
  readonly portal: string;
  readonly name: string;
  readonly files: number;
  readonly warnings: readonly string[];
}

export interface Outcome {
  readonly done: readonly Exported[];
  /** Portals whose package was refused; those after an end by the person are in neither list. */
  readonly refused: readonly { readonly portal: string; readonly failure: Failure }[];
  /** Shows what was written in the desktop's file manager. */
  readonly reveal?: () => Promise<void>;
}

/**
 * Saves, then exports the open article for each portal.
 * @param reasons why blocking findings are passed over, by portal
 * @param by who passes them over
 * @returns null when the person cancelled the dialog, or nothing could be exported
 */
export async function exportOpen(
  portals: readonly string[],
  kind: 'zip' | 'folder',
  reasons: ReadonlyMap<string, string>,
  by = '',
): Promise<Outcome | null> {
  const { id } = useCopy.getState();
  if (!id || portals.length === 0 || !(await settleOpen())) return null;
  const apart = portals.length > 1;
  // Of several one folder takes all; in a browser each is a download of its own.
  const folder = apart && theHost().kind === 'desktop' ? await theHost().chooseTarget('folder', useDesk.getState().name || 'Copydesk') : undefined;
  if (folder === null) return null;
  const done: Exported[] = [];
  const refused: { portal: string; failure: Failure }[] = [];
  let reveal = folder?.reveal?.bind(folder);
  await inTurn('work.exporting', portals, 1, async ([portal]) => {
    if (portal === undefined) return;
    try {
      const target = folder ?? (await askTarget(id, portal, kind, apart));
      if (!target) return;
      done.push(await exportTo(target, { id, portal, kind, apart: folder !== undefined, reason: reasons.get(portal), by }));
      if (!folder) await target.finish();
      reveal ??= target.reveal?.bind(target);
    } catch (error) {
      refused.push({ portal, failure: shown(error) });
    }
  });
  return done.length + refused.length > 0 ? { done, refused, ...(reveal ? { reveal } : {}) } : null;
}

/** Packages of one article for several portals share their name: as files they need the portal's too. */
async function askTarget(id: string, portal: string, kind: 'zip' | 'folder', apart: boolean): Promise<Target | null> {
  const { name } = await theHost().call('package.name', { id, portal });
  return theHost().chooseTarget(kind, kind === 'zip' ? `${name}${apart ? `-${portal}` : ''}.zip` : name);
}

interface Wanted {
  readonly id: string;
  readonly portal: string;
  readonly kind: 'zip' | 'folder';
  /** In a folder of the portal's key. */
  readonly apart: boolean;
  readonly reason: string | undefined;
  readonly by: string;
}

async function exportTo(target: Target, { id, portal, kind, apart, reason, by }: Wanted): Promise<Exported> {
  const done = await theHost().call('package.export', {
    id,
    portal,
    target: target.token,
    ...(apart ? { apart, form: kind } : {}),
    ...(reason ? { override: reason, ...(by ? { by } : {}) } : {}),
  });
  return { portal, name: target.name, files: done.files, warnings: done.warnings.map(({ message }) => message) };
}
