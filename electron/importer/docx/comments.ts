import { type Element, elementsOf, findDeep } from '../foreign/xml.ts';
import { type BlockReading, readBlocks } from './blocks.ts';
import { type Paragraph, wordsOf } from './document.ts';

/** Comments as Word keeps them: apart from the text, with their answers and whether they are settled in a second part. */
export interface WordComment {
  readonly id: string;
  readonly by: string;
  /** ISO 8601 with an offset, or null. */
  readonly at: string | null;
  readonly text: string;
  /** Its last paragraph's id, by which the second part names it; empty when it has none. */
  readonly paragraph: string;
  /** That of the comment it answers. */
  readonly answers: string | undefined;
  readonly resolved: boolean;
}

/** @param extended the root of commentsExtended.xml */
export function readComments(root: Element | undefined, extended: Element | undefined, reading: BlockReading): readonly WordComment[] {
  const more = new Map(elementsOf(extended).map(({ attributes }) => [attributes['w15:paraId'] ?? '', attributes]));
  return elementsOf(root)
    .filter(({ name }) => name === 'w:comment')
    .map((element) => {
      const { attributes } = element;
      const paragraphs = readBlocks(element, reading).filter((block): block is Paragraph => block.type === 'paragraph');
      const last = elementsOf(element).findLast((child) => child.name === 'w:p' || findDeep(child, 'w:p') !== undefined);
      const paragraph = last?.attributes['w14:paraId'] ?? '';
      const told = more.get(paragraph);
      return {
        id: attributes['w:id'] ?? '',
        by: (attributes['w:author'] ?? '').slice(0, 200),
        at: reading.dateOf(attributes),
        text: paragraphs
          .map(({ pieces }) => wordsOf(pieces).trim())
          .join('\n')
          .trim()
          .slice(0, 100_000),
        paragraph,
        answers: told?.['w15:paraIdParent'],
        resolved: ['1', 'true', 'on'].includes(told?.['w15:done'] ?? ''),
      };
    });
}
