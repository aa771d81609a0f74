import type { Parts } from './parts.ts';
import { elementsOf, readXml } from './xml.ts';

/** What a part of the document points at, by id. */
export interface Relation {
  /** The last word of its type: `image`, `hyperlink`, `footnotes`. */
  readonly type: string;
  /** A part's name, or an address outside. */
  readonly target: string;
  readonly external: boolean;
}

/** None for a part that points at nothing. */
export async function readRelations(parts: Parts, part: string, thing: string): Promise<ReadonlyMap<string, Relation>> {
  const slash = part.lastIndexOf('/') + 1;
  const file = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
  const relations = new Map<string, Relation>();
  if (!parts.has(file)) return relations;
  for (const { name, attributes } of elementsOf(await readXml(parts.text(file), thing, file))) {
    const { Id: id, Target: target = '', Type: type = '', TargetMode: mode } = attributes;
    if (name !== 'rel:Relationship' || id === undefined) continue;
    const external = mode === 'External';
    relations.set(id, { type: type.slice(type.lastIndexOf('/') + 1), target: external ? target : resolved(part.slice(0, slash), target), external });
  }
  return relations;
}

function resolved(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

/** The main part of the document. */
export async function mainPart(parts: Parts, thing: string): Promise<string> {
  const relations = await readRelations(parts, '', thing);
  return [...relations.values()].find(({ type, external }) => type === 'officeDocument' && !external)?.target ?? 'word/document.xml';
}

/** The parts of a kind that a part points at. */
export function targetsOf(relations: ReadonlyMap<string, Relation>, type: string): readonly string[] {
  return [...relations.values()].filter((relation) => relation.type === type && !relation.external).map(({ target }) => target);
}
