import type { IntakeWarning } from '#domain/intake/draft.ts';

/** What reading a Word document did to it, in words. The order here is the order in which it is told. */

interface Notice {
  readonly count: number;
  readonly dropped: readonly string[];
}

const messages = {
  suggestions: ({ count }: Notice) => `修订痕迹 ${count} 处转为建议：正文是接受修订之前的文字，请逐处决定`,
  comments: ({ count }: Notice) => `批注 ${count} 条转为评论`,
  'row-changes': ({ count }: Notice) => `表格有 ${count} 行的增删带修订痕迹，请核对`,
  'dropped-header': ({ count, dropped }: Notice) => `去掉页眉 ${count} 处：${quote(dropped)}`,
  'dropped-footer': ({ count, dropped }: Notice) => `去掉页脚和页码 ${count} 处：${quote(dropped)}`,
  'dropped-hidden': ({ count, dropped }: Notice) => `去掉隐藏文字 ${count} 处：${quote(dropped)}`,
  'dropped-links': ({ count, dropped }: Notice) => `去掉不安全或不能用的链接 ${count} 处（文字保留）：${quote(dropped)}`,
  'dropped-pictures': ({ count, dropped }: Notice) => `有 ${count} 张图片不能用，未导入，请另存为 JPG 或 PNG 再添加：${quote(dropped)}`,
  'dropped-objects': ({ count, dropped }: Notice) => `去掉嵌入对象（图表、公式对象、附件等）${count} 个：${quote(dropped)}`,
  'cropped-pictures': ({ count, dropped }: Notice) => `有 ${count} 张图片在 Word 里裁剪过，导入的是整张，请核对：${quote(dropped)}`,
  captions: ({ count }: Notice) => `认出图片说明 ${count} 条`,
  'automatic-numbers': ({ count }: Notice) => `自动编号写成文字 ${count} 处`,
  'section-heads': ({ count }: Notice) => `认出小标题 ${count} 个`,
  notes: ({ count }: Notice) => `脚注、尾注 ${count} 条移到文末`,
  'merged-cells': ({ count }: Notice) => `表格的合并单元格已拆开，内容在每格重复，共 ${count} 格`,
  'nested-tables': ({ count }: Notice) => `表格里的表格 ${count} 个写成单元格里的文字`,
  boxes: ({ count }: Notice) => `文本框 ${count} 个移入正文`,
  properties: ({ dropped }: Notice) => `从文档属性填入：${quote(dropped)}`,
} as const satisfies Record<string, (notice: Notice) => string>;

export type NoticeCode = keyof typeof messages;

function quote(texts: readonly string[]): string {
  const first = texts.slice(0, 3).map((text) => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`);
  return first.join('、') + (texts.length > 3 ? ' 等' : '');
}

/** Collects what is done while a document is read. */
export interface Notices {
  note(code: NoticeCode, count?: number): void;
  drop(code: NoticeCode, text: string): void;
  warnings(): readonly IntakeWarning[];
}

export function openNotices(): Notices {
  const found = new Map<NoticeCode, { count: number; dropped: string[] }>();
  const entry = (code: NoticeCode) => {
    const known = found.get(code) ?? { count: 0, dropped: [] };
    found.set(code, known);
    return known;
  };
  return {
    note: (code, count = 1) => {
      if (count > 0) entry(code).count += count;
    },
    drop: (code, text) => {
      const known = entry(code);
      known.count++;
      known.dropped.push(text);
    },
    warnings: () =>
      (Object.keys(messages) as NoticeCode[]).flatMap((code) => {
        const notice = found.get(code);
        if (!notice) return [];
        const { count, dropped } = notice;
        return [{ code: `docx-${code}`, message: messages[code](notice), count, ...(dropped.length > 0 ? { dropped } : {}) }];
      }),
  };
}
