import { element, type XmlElement, xmlDocument } from '../xml.ts';

/** What a part of a Word file refers to, numbered as it is first used: the same article gives the same numbers. */

const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface Relation {
  readonly kind: string;
  readonly target: string;
  readonly outside: boolean;
}

export interface Relations {
  /** The id of a part of the file, relative to the part that refers to it. */
  part(kind: string, target: string): string;
  /** The id of an address. */
  link(address: string): string;
  /** The `.rels` file. */
  document(): string;
}

export function makeRelations(): Relations {
  const known = new Map<string, Relation>();
  const idOf = (relation: Relation): string => {
    const key = `${relation.kind} ${relation.target}`;
    if (!known.has(key)) known.set(key, relation);
    return `rId${[...known.keys()].indexOf(key) + 1}`;
  };
  return {
    part: (kind, target) => idOf({ kind: kind.includes(':') ? kind : `${kinds}/${kind}`, target, outside: false }),
    link: (address) => idOf({ kind: `${kinds}/hyperlink`, target: address, outside: true }),
    document: () => relationsDocument([...known.values()]),
  };
}

function relationsDocument(relations: readonly Relation[]): string {
  const entry = ({ kind, target, outside }: Relation, index: number): XmlElement =>
    element('Relationship', { Id: `rId${index + 1}`, Type: kind, Target: target, TargetMode: outside ? 'External' : undefined });
  return xmlDocument(element('Relationships', { xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships' }, relations.map(entry)));
}
