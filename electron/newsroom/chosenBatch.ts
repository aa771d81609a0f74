import type { CallOutput } from '#contract/calls.ts';
import { chosenPortals } from '#domain/portal/outlet.ts';
import { type Failure, failureOf } from '#domain/result.ts';
import type { Desk } from './newsroom.ts';
import type { ApartRequest, BatchPart } from './ports.ts';
import { type PortalPart, partFor } from './ready.ts';

type Done = CallOutput<'package.batch'>;
type Result = Done['results'][number];

/** One article for one portal; for none when that could not be found out, or when none is chosen. */
interface Errand {
  readonly id: string;
  readonly title: string;
  readonly portal: string | null;
  readonly failure: Failure | null;
}

/** Why findings are passed over, and who does it, where that was said. */
interface Overriding {
  readonly reason: string | undefined;
  readonly by: string | undefined;
}

/**
 * Exports each article for the portals chosen for it. What stands against an article or a portal is told of it, and stops no other.
 * @throws what the target as a whole is refused for
 */
export async function exportChosen(
  desk: Desk,
  ids: readonly string[],
  request: Omit<ApartRequest, 'parts'>,
  override: Overriding,
  client: string,
): Promise<Done> {
  const errands: Errand[] = [];
  for (const id of ids) {
    if (request.signal?.aborted) return cancelled(ids);
    errands.push(...(await errandsOf(desk, id)));
  }
  const results = new Map<Errand, Result>(errands.flatMap((errand) => (errand.failure ? [[errand, refused(errand, errand.failure)]] : [])));
  const { parts, lists, leaves } = await partsOf(desk, errands, override, (errand, failure) => results.set(errand, refused(errand, failure)));
  const done = parts.length === 0 ? { results: [], index: null, stopped: null } : await desk.exporter.batchApart({ ...request, parts });
  for (const [at, list] of lists.entries()) {
    for (const [position, errand] of list.entries()) {
      const result = done.results[at]?.[position];
      if (result) await leaves[at]?.(result, client);
      if (result) results.set(errand, { ...(structuredClone(result) as Result), title: result.title || errand.title, portal: errand.portal });
    }
  }
  return structuredClone({ results: errands.flatMap((errand) => results.get(errand) ?? []), index: done.index, stopped: done.stopped }) as Done;
}

async function errandsOf(desk: Desk, id: string): Promise<readonly Errand[]> {
  const nowhere = (title: string, failure: Failure) => [{ id, title, portal: null, failure }];
  try {
    const { article } = await desk.library.read(id, true);
    const { title } = article;
    const portals = chosenPortals(article).map((portal) => ({ id, title, portal, failure: null }));
    return portals.length > 0 ? portals : nowhere(title, noPortal(id));
  } catch (error) {
    return nowhere('', coded(error));
  }
}

function cancelled(ids: readonly string[]): Done {
  const failure = (thing: string): Failure => ({ code: 'cancelled', thing, stage: 'export', message: 'the export was cancelled' });
  return {
    results: ids.map((id) => refused({ id, title: '', portal: null, failure: null }, failure(`article ${id}`))),
    index: null,
    stopped: failure('batch'),
  };
}

function noPortal(id: string): Failure {
  return { code: 'no-portal', thing: `article ${id}`, stage: 'export', message: 'no portal is chosen for it' };
}

/** Of every portal the articles that go there, and which errands those are. */
async function partsOf(desk: Desk, errands: readonly Errand[], { reason, by }: Overriding, tell: (errand: Errand, failure: Failure) => void) {
  const parts: BatchPart[] = [];
  const lists: (readonly Errand[])[] = [];
  const leaves: PortalPart['left'][] = [];
  const keys = new Set(errands.flatMap(({ portal }) => portal ?? []));
  for (const key of [...keys].sort()) {
    const list = errands.filter(({ portal }) => portal === key);
    try {
      const { left, ...portal } = await partFor(desk, key, reason, by);
      parts.push({ ids: list.map(({ id }) => id), ...portal });
      leaves.push(left);
      lists.push(list);
    } catch (error) {
      const failure = coded(error);
      for (const errand of list) tell(errand, failure);
    }
  }
  return { parts, lists, leaves };
}

function refused({ id, title, portal }: Errand, failure: Failure): Result {
  return { id, title, portal, path: null, files: 0, findings: [], warnings: [], failure: { ...failure }, skipped: false };
}

/** @throws an exception that nobody coded */
function coded(error: unknown): Failure {
  const failure = failureOf(error);
  if (!failure) throw error;
  return failure;
}
