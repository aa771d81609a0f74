import type { CallInput, CallOutput } from '#contract/calls.ts';
import type { Handlers } from '#contract/dispatch.ts';
import type { Article } from '#domain/article.ts';
import { checkArticle, isBlocking } from '#domain/checks/check.ts';
import type { Finding } from '#domain/checks/finding.ts';
import { withDecisions } from '#domain/checks/ignored.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import type { Profile } from '#domain/portal/profile.ts';
import { packageName } from '#domain/portal/slug.ts';
import { refusal } from '#domain/result.ts';
import type { ReviewRules } from '#domain/workflow.ts';
import { telling } from './backups.ts';
import { noteExport } from './leaving.ts';
import { queryOf } from './lists.ts';
import type { Desk } from './newsroom.ts';
import { findPortal } from './portals.ts';
import type { ExportRequest, Override, ReadyArticle } from './ports.ts';
import { readDecisions } from './reviews.ts';
import { missingApproval, readReviewRules } from './standings.ts';
import { findTemplate } from './templates.ts';

/** Packages out of the house, one or many, and the proof that one is whole. */
export function packageHandlers(desk: Desk): Pick<Handlers, 'package.name' | 'package.export' | 'package.batch' | 'package.verify'> {
  return {
    'package.name': async ({ id, portal }) => {
      const [{ article }, profile] = await Promise.all([desk.library.read(id, true), findPortal(desk, portal)]);
      return { name: packageName(article, profile) };
    },
    'package.export': async (input, { client }) => {
      const profile = await findPortal(desk, input.portal);
      const { settle, ...ready } = await readyArticle(desk, input.id, profile, await readExportRules(desk, input.override));
      const request: ExportRequest = { ...ready, overrides: settle(), ...(await common(desk, profile, input)) };
      const done = await withPicturesTold(desk, client, (pictureMade) =>
        desk.works.run(client, (signal) => desk.exporter.export({ ...request, signal, pictureMade })),
      );
      await noteExport(desk, input.id, { portal: profile.key, overrides: request.overrides, client });
      return { path: done.path, files: done.files, findings: [...ready.findings], warnings: structuredClone([...done.warnings]) };
    },
    'package.batch': async (input, { client }) => {
      const [profile, rules] = await Promise.all([findPortal(desk, input.portal), readExportRules(desk, input.override)]);
      const request = {
        ...(await common(desk, profile, input)),
        ids: await idsOf(desk, input),
        resume: input.resume ?? false,
        now: desk.clock.now(),
        ready: (id: string) => readyArticle(desk, id, profile, rules),
        progress: telling(desk, 'export', client),
      };
      const done = await desk.works.run(client, (signal) => desk.exporter.batch({ ...request, signal }));
      for (const { id, path, findings, failure, skipped } of done.results) {
        if (path === null || failure || skipped) continue;
        const overrides = settle(findings, rules, id);
        await noteExport(desk, id, { portal: profile.key, overrides, client });
      }
      // Made for this one answer; of thousands of articles a copy would be long.
      return done as CallOutput<'package.batch'>;
    },
    'package.verify': async ({ file }) => {
      const { ok, problems } = await desk.exporter.verify(desk.files.toRead(file).path);
      return { ok, problems: [...problems] };
    },
  };
}

/** Whatever concerns the portal and the target, not the article. @throws bad-token, bad-template */
async function common(
  desk: Desk,
  profile: Profile,
  { target, form, apart, replace }: Pick<CallInput<'package.export'>, 'target' | 'form' | 'apart' | 'replace'>,
) {
  const place = desk.files.toWrite(target);
  return {
    profile,
    template: await findTemplate(desk, profile.page.template),
    generator: `Copydesk ${desk.version}`,
    // A slash serves on every system here, and a portal's key is a plain name.
    out: apart && place.kind === 'folder' ? `${place.path}/${profile.key}` : place.path,
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

interface ExportRules {
  /** Why blocking findings are passed over. */
  readonly reason: string | undefined;
  readonly rules: ReviewRules;
  /** Who passes them over; undefined where nobody was chosen as the person at the desk. */
  readonly by: string | undefined;
}

async function readExportRules(desk: Desk, reason: string | undefined): Promise<ExportRules> {
  const [rules, { person }] = await Promise.all([readReviewRules(desk), desk.library.local()]);
  return { reason, rules, by: person?.name };
}

/** An article as it stands on disk, looked at for one portal. @throws not-found, damaged, newer-format, invalid */
async function readyArticle(desk: Desk, id: string, profile: Profile, { reason, rules, by }: ExportRules): Promise<ReadyArticle> {
  const [{ article: here }, review] = await Promise.all([desk.library.read(id, true), desk.library.review(id)]);
  // What is approved is exported once it has left: a package that is made once more is the same.
  const article: Article = here.state === 'approved' ? { ...here, state: 'exported' } : here;
  const blocks = parseMarkdown(article.body);
  const found = checkArticle(article, blocks, profile);
  const decided = found.length > 0 ? withDecisions(article, found, await readDecisions(desk, id)) : found;
  const findings = [...decided, ...(await missingApproval(desk, article, rules))];
  return {
    article,
    blocks,
    findings,
    readMedia: (file) => desk.library.readMedia(id, file),
    reviewed: { review, house: rules },
    settle: () => settle(findings, { reason, by }, article.title || `article ${id}`),
  };
}

/**
 * A blocking finding refuses the export; with a reason it becomes an override that the manifest records.
 * @throws blocked, with the rules and their count
 */
function settle(findings: readonly Finding[], { reason, by }: Pick<ExportRules, 'reason' | 'by'>, thing: string): readonly Override[] {
  const blocking = findings.filter(isBlocking);
  if (blocking.length > 0 && reason === undefined) {
    const rules = [...new Set(blocking.map((finding) => finding.rule))].join(', ');
    throw refusal('blocked', thing, 'export', `${blocking.map((finding) => finding.message).join('；')}`, { rules, count: blocking.length });
  }
  return blocking.map(({ rule, field }) => ({ rule, field, reason: reason ?? '', ...(by ? { by } : {}) }));
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
