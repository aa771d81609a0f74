import { hash } from 'node:crypto';
import { TextDecoder } from 'node:util';
import type { IntakeCode } from '#domain/intake/codes.ts';
import type { IntakeWarning } from '#domain/intake/draft.ts';
import { type ContentReader, checkPackage, describeProblem, type PackageContent, reviewFile } from '#domain/portal/manifest.ts';
import { parseStrictJson } from '#domain/portal/strictjson.ts';
import { failureOf, refusal } from '#domain/result.ts';
import { emptyReview, type Review, reviewSchema } from '#domain/review.ts';
import { areInTurn } from '#domain/workflow.ts';
import type { Imported } from '../newsroom/ports.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const reader: ContentReader = {
  sha256: (content) => hash('sha256', content, 'hex'),
  decode: (bytes) => {
    try {
      return utf8.decode(bytes);
    } catch (error) {
      if (error instanceof TypeError) return undefined;
      throw error;
    }
  },
};

/**
 * The article of a Copydesk package as it left, with its own pictures. Every file must be what the manifest says; a file
 * that is merely not listed (somebody put a note beside it) is reported and left alone.
 * @throws bad-package, bad-checksum, unsafe-name, too-large, newer-format
 */
export function importPackage(content: PackageContent, name: string): Imported {
  const { problems, article, originals } = checkPackage(content, reader);
  const grave = problems.filter((problem) => !problem.unlisted);
  const [first] = grave;
  if (first) {
    const more = grave.length > 1 ? ` (and ${grave.length - 1} more)` : '';
    throw refusal(first.code, name, 'import', `${describeProblem(first)}${more}`, { file: first.file, count: grave.length });
  }
  if (!article) throw refusal('bad-package', name, 'import', 'it holds no article');
  const media = new Map<string, Uint8Array>();
  for (const [file, path] of originals) {
    const bytes = content.files.get(path);
    if (bytes) media.set(file, bytes);
  }
  const unlisted = problems.length - grave.length;
  const review = readReview(content);
  const warnings: IntakeWarning<IntakeCode>[] = [];
  if (unlisted > 0) warnings.push({ code: 'unlisted-files', message: `包里有 ${unlisted} 个清单以外的文件，未导入。`, count: unlisted });
  if (!review) warnings.push({ code: 'review-unread', message: '包里的审稿记录读不出来，未带入。', count: 1 });
  return { kind: 'package', article, media, review: review ?? emptyReview, warnings };
}

/** The review of a package; undefined for one that is none of this program's. Its remarks matter less than the article: nothing is refused for them. */
function readReview({ files }: PackageContent): Review | undefined {
  const bytes = files.get(reviewFile);
  if (!bytes) return emptyReview;
  try {
    const review = reviewSchema.safeParse(parseStrictJson(reader.decode(bytes) ?? '', reviewFile)).data;
    return review && areInTurn(review.decisions) ? review : undefined;
  } catch (error) {
    if (failureOf(error)) return undefined;
    throw error;
  }
}
