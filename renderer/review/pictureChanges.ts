import type { EditableFields, Medium } from '#domain/article.ts';

/** A picture that came, went, or has other words beside it. */
export interface PictureChange {
  readonly id: string;
  readonly how: 'added' | 'removed' | 'reworded';
  readonly name: string;
}

export function pictureChanges(before: EditableFields, after: EditableFields): readonly PictureChange[] {
  const [old, now] = [present(before), present(after)];
  const came = [...now].filter(([id]) => !old.has(id)).map(([id, medium]) => change(id, 'added', medium));
  const went = [...old].filter(([id]) => !now.has(id)).map(([id, medium]) => change(id, 'removed', medium));
  const reworded = [...now].filter(([id, medium]) => old.has(id) && wordsOf(old.get(id)) !== wordsOf(medium));
  return [...came, ...went, ...reworded.map(([id, medium]) => change(id, 'reworded', medium))];
}

function present({ media }: EditableFields): ReadonlyMap<string, Medium> {
  return new Map(Object.entries(media).filter(([, { deletedAt }]) => deletedAt === undefined));
}

function wordsOf(medium: Medium | undefined): string {
  return medium ? JSON.stringify([medium.caption, medium.credit, medium.alt]) : '';
}

function change(id: string, how: PictureChange['how'], { caption, alt, file }: Medium): PictureChange {
  return { id, how, name: caption || alt || file };
}
