import type { Handlers } from '#contract/dispatch.ts';
import { restored } from '#domain/revisions.ts';
import type { Desk } from './newsroom.ts';

/** Snapshots of an article: listed, read, kept under a name, made its text again. */
export function revisionHandlers(desk: Desk): Pick<Handlers, 'revision.list' | 'revision.read' | 'revision.keep' | 'revision.restore'> {
  return {
    'revision.list': async ({ id }) => structuredClone([...(await desk.library.snapshots(id))]),
    'revision.read': async ({ id, number }) => structuredClone(await desk.library.readSnapshot(id, number)),
    'revision.keep': async ({ id, name }) => {
      const kept = await desk.library.keepSnapshot(id, { reason: 'manual', name, by: desk.identities.person() });
      desk.announce({ type: 'revisions.changed', id });
      return structuredClone(kept);
    },
    'revision.restore': async ({ id, number, basedOn }, { client }) => {
      const [{ article }, old] = await Promise.all([desk.library.read(id), desk.library.readSnapshot(id, number)]);
      const replaced = await desk.library.keepSnapshot(id, { reason: 'restore', by: desk.identities.person() });
      // A text that came in between, or that the window does not know of, makes it stale: the library refuses, and keeps both.
      const saved = await desk.library.save(restored(article, old), basedOn);
      // Else the newest snapshot, which a damaged article would stand again from, were the very text that somebody discarded.
      await desk.library.keepSnapshot(id, { reason: 'restored', by: desk.identities.person() });
      desk.announce({ type: 'article.changed', id, revision: saved.revision, by: client });
      desk.announce({ type: 'revisions.changed', id });
      return { revision: saved.revision, updatedAt: saved.updatedAt, replaced: replaced.number };
    },
  };
}
