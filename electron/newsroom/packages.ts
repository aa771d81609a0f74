import type { Handlers } from '#contract/dispatch.ts';
import { checkArticle, isBlocking } from '#domain/checks/check.ts';
import type { Finding } from '#domain/checks/finding.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { packageName } from '#domain/portal/slug.ts';
import { refusal } from '#domain/result.ts';
import type { Desk } from './newsroom.ts';
import { findPortal } from './portals.ts';
import type { ExportRequest, Override } from './ports.ts';
import { findTemplate } from './templates.ts';

/** Packages out of the house, and the proof that one is whole. */
export function packageHandlers(desk: Desk): Pick<Handlers, 'package.name' | 'package.export' | 'package.verify'> {
  return {
    'package.name': async ({ id, portal }) => {
      const [{ article }, profile] = await Promise.all([desk.library.read(id), findPortal(desk, portal)]);
      return { name: packageName(article, profile) };
    },
    'package.export': async ({ id, portal, target, form, override, replace }, { client }) => {
      const [{ article }, profile] = await Promise.all([desk.library.read(id), findPortal(desk, portal)]);
      const findings = checkArticle(article, parseMarkdown(article.body), profile);
      const overrides = settle(findings, override, article.title || `article ${id}`);
      const place = desk.files.toWrite(target);
      const template = await findTemplate(desk, profile.page.template);
      const request: ExportRequest = {
        article,
        profile,
        template,
        findings,
        overrides,
        generator: `Copydesk ${desk.version}`,
        readMedia: (file) => desk.library.readMedia(id, file),
        out: place.path,
        form: place.kind === 'file' ? 'zip-file' : (form ?? 'folder'),
        // A person who chose a file in a save dialog has already been asked whether to replace it.
        replace: replace ?? place.kind === 'file',
      };
      const done = await desk.works.run(client, (signal) => desk.exporter.export({ ...request, signal }));
      return { path: done.path, files: done.files, findings: [...findings], warnings: structuredClone([...done.warnings]) };
    },
    'package.verify': async ({ file }) => {
      const { ok, problems } = await desk.exporter.verify(desk.files.toRead(file).path);
      return { ok, problems: [...problems] };
    },
  };
}

/**
 * A blocking finding refuses the export; with a reason it becomes an override that the manifest records.
 * @throws blocked, with the rules and their count
 */
function settle(findings: readonly Finding[], reason: string | undefined, thing: string): readonly Override[] {
  const blocking = findings.filter(isBlocking);
  if (blocking.length > 0 && reason === undefined) {
    const rules = [...new Set(blocking.map((finding) => finding.rule))].join(', ');
    throw refusal('blocked', thing, 'export', `${blocking.map((finding) => finding.message).join('；')}`, { rules, count: blocking.length });
  }
  return blocking.map(({ rule, field }) => ({ rule, field, reason: reason ?? '' }));
}
