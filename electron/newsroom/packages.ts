import type { CallInput, CallOutput } from '#contract/calls.ts';
import type { Handlers } from '#contract/dispatch.ts';
import { packageName } from '#domain/portal/slug.ts';
import { telling } from './backups.ts';
import { exportChosen } from './chosenBatch.ts';
import { noteExport } from './departures.ts';
import { queryOf } from './lists.ts';
import type { Desk } from './newsroom.ts';
import { findPortal } from './portals.ts';
import type { ExportRequest } from './ports.ts';
import { partFor } from './ready.ts';

/** Packages out of the house, one or many, and the proof that one is whole. */
export function packageHandlers(desk: Desk): Pick<Handlers, 'package.name' | 'package.export' | 'package.batch' | 'package.verify'> {
  return {
    'package.name': async ({ id, portal }) => {
      const [{ article }, profile] = await Promise.all([desk.library.read(id, true), findPortal(desk, portal)]);
      return { name: packageName(article, profile) };
    },
    'package.export': async (input, { client }) => {
      const { ready: readyFor, left: _left, ...portal } = await partFor(desk, input.portal, input.override, input.by);
      const { settle, ...ready } = await readyFor(input.id);
      const place = placeOf(desk, input);
      // A slash serves on every system here, and a portal's key is a plain name.
      const out = input.apart && place.form !== 'zip-file' ? `${place.out}/${portal.profile.key}` : place.out;
      const request: ExportRequest = { ...ready, ...portal, ...place, overrides: settle(), out };
      const done = await withPicturesTold(desk, client, (pictureMade) =>
        desk.works.run(client, (signal) => desk.exporter.export({ ...request, signal, pictureMade })),
      );
      await noteExport(desk, input.id, { portal: portal.profile.key, overrides: request.overrides, client });
      return { path: done.path, files: done.files, findings: [...ready.findings], warnings: structuredClone([...done.warnings]) };
    },
    'package.batch': async (input, { client }) => {
      const place = placeOf(desk, input);
      const ids = await idsOf(desk, input);
      const request = { ...place, resume: input.resume ?? false, now: desk.clock.now(), progress: telling(desk, 'export', client) };
      if (input.portal === undefined)
        return desk.works.run(client, (signal) => exportChosen(desk, ids, { ...request, signal }, { reason: input.override, by: input.by }, client));
      const { left, ...portal } = await partFor(desk, input.portal, input.override, input.by);
      const part = { ids, ...portal };
      const { results, ...done } = await desk.works.run(client, (signal) => desk.exporter.batch({ ...request, ...part, signal }));
      for (const result of results) await left(result, client);
      // Made for this one answer; of thousands of articles a copy would be long.
      return { ...done, results: results.map((result) => ({ ...result, portal: part.profile.key })) } as CallOutput<'package.batch'>;
    },
    'package.verify': async ({ file }) => {
      const { ok, problems } = await desk.exporter.verify(desk.files.toRead(file).path);
      return { ok, problems: [...problems] };
    },
  };
}

/** Where it goes, and in which form. @throws bad-token */
function placeOf(desk: Desk, { target, form, replace }: Pick<CallInput<'package.export'>, 'target' | 'form' | 'replace'>) {
  const place = desk.files.toWrite(target);
  return {
    generator: `Copydesk ${desk.version}`,
    out: place.path,
    form: place.kind === 'file' ? ('zip-file' as const) : (form ?? 'folder'),
    // A person who chose a file in a save dialog has already been asked whether to replace it.
    replace: replace ?? place.kind === 'file',
    library: desk.library.path,
  };
}

/** Each once: what stands twice in a wish is meant once. */
async function idsOf(desk: Desk, { ids, filter }: CallInput<'package.batch'>): Promise<readonly string[]> {
  return ids ? [...new Set(ids)] : desk.library.ids(await queryOf(desk, filter ? { filter } : {}, 100_000));
}

/** Tells the client of each picture of several that is made; whatever comes of the export, it is told that they are over. */
async function withPicturesTold<T>(
  desk: Desk,
  client: string,
  work: (pictureMade: NonNullable<ExportRequest['pictureMade']>) => Promise<T>,
): Promise<T> {
  let left = 0;
  const tell = (done: number, total: number) => {
    left = total - done;
    if (total > 1) desk.announce({ type: 'work.progress', work: 'pictures', done, total, by: client });
  };
  try {
    return await work(tell);
  } finally {
    if (left > 0) desk.announce({ type: 'work.progress', work: 'pictures', done: left, total: left, by: client });
  }
}
