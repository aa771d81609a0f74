import { hash } from 'node:crypto';
import { TextDecoder } from 'node:util';
import { type ContentReader, checkPackage, describeProblem, type PackageContent } from '#domain/portal/manifest.ts';
import { refusal } from '#domain/result.ts';
import type { Imported } from '../newsroom/ports.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const reader: ContentReader = {
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
  const warnings = unlisted === 0 ? [] : [{ code: 'unlisted-files', message: `包里有 ${unlisted} 个清单以外的文件，未导入。`, count: unlisted }];
  return { kind: 'package', article, media, warnings };
}
