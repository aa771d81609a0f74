import type { IntakeCode } from '#domain/intake/codes.ts';
import type { IntakeWarning } from '#domain/intake/draft.ts';
import type { DecodedText, Encoding } from './decode.ts';

const encodingNames: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16（小端）',
  'utf-16be': 'UTF-16（大端）',
  gb18030: 'GB18030（国标码）',
};

/** What happened to a text before anybody read it. UTF-8 is what everybody expects and needs no word. */
export function decodingWarnings({ encoding, dropped }: DecodedText): readonly IntakeWarning<IntakeCode>[] {
  const warnings: IntakeWarning<IntakeCode>[] = [];
  if (encoding !== 'utf-8')
    warnings.push({ code: `encoding-${encoding}`, message: `文件按 ${encodingNames[encoding]}编码读取，请核对有无乱码。`, count: 1 });
  if (dropped > 0) warnings.push({ code: 'control-characters', message: `删除了 ${dropped} 个不可见的控制字符。`, count: dropped });
  return warnings;
}
