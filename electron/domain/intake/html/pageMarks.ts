import { type Block, lineOf, plainPiece } from './blocks.ts';
import type { Notices } from './notices.ts';

/** Marks by which content systems cut one text into pages; here the pages are one text again. A page's own title becomes a head. */

/** EmpireCMS, DedeCMS and PHPCMS, in this order. */
const marks =
  /^(?:\[!--empirenews\.page--\](?:(.{0,60})\[\/!--empirenews\.page--\])?|#p#(.{0,60})#e#|\[(?:page|nextpage)\](?:(.{0,60})\[\/(?:page|nextpage)\])?)$/i;

export function joinPages(blocks: readonly Block[], notices: Notices): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    const line = block.type === 'paragraph' ? lineOf(block) : '';
    const match = line.length > 150 ? null : marks.exec(line);
    if (!match || block.type !== 'paragraph') return [block];
    notices.drop('page-marks', line);
    const title = (match[1] ?? match[2] ?? match[3] ?? '').trim();
    return title === '' ? [] : [{ ...block, level: 2, pieces: [plainPiece(title)] }];
  });
}
