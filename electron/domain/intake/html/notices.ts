import type { IntakeWarning } from '../draft.ts';

/** What reading a web page or pasted HTML did to it, in words. The order here is the order in which it is told. */

interface Notice {
  readonly count: number;
  readonly dropped: readonly string[];
}

const messages = {
  'dropped-around': ({ count, dropped }: Notice) => `去掉正文以外的页面文字 ${count} 行：${quote(dropped)}`,
  'dropped-hidden': ({ count, dropped }: Notice) => `去掉网页上看不见的文字 ${count} 处：${quote(dropped)}`,
  'dropped-controls': ({ count, dropped }: Notice) => `去掉按钮、表单、播放器等 ${count} 个：${quote(dropped)}`,
  'dropped-links': ({ count, dropped }: Notice) => `去掉不安全或不能用的链接 ${count} 处（文字保留）：${quote(dropped)}`,
  'dropped-pixels': ({ count }: Notice) => `去掉统计用的小图 ${count} 张`,
  'dropped-title': ({ dropped }: Notice) => `去掉正文里重复的标题：${quote(dropped)}`,
  'remote-pictures': ({ count, dropped }: Notice) => `网页中有 ${count} 张图片未带入，原处留有链接：${quote(dropped)}`,
  'missing-pictures': ({ count, dropped }: Notice) => `有 ${count} 张图片没有找到，请另外添加：${quote(dropped)}`,
  captions: ({ count }: Notice) => `认出图片说明 ${count} 条`,
  'section-heads': ({ count }: Notice) => `认出小标题 ${count} 个`,
  'list-numbers': ({ count }: Notice) => `自动编号写成文字 ${count} 处`,
  'merged-cells': ({ count }: Notice) => `表格的合并单元格已拆开，内容在每格重复，共 ${count} 格`,
  'nested-tables': ({ count }: Notice) => `表格里的表格 ${count} 个写成单元格里的文字`,
  'page-marks': ({ count, dropped }: Notice) => `接起分页 ${count} 处，去掉分页标记：${quote(dropped)}`,
  'flattened-depth': ({ count }: Notice) => `网页嵌套过深，有 ${count} 层按普通段落读出`,
  'meta-tags': ({ dropped }: Notice) => `从网页信息填入：${quote(dropped)}`,
} as const satisfies Record<string, (notice: Notice) => string>;

export type NoticeCode = keyof typeof messages;

function quote(texts: readonly string[]): string {
  const first = texts.slice(0, 3).map((text) => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`);
  return first.join('、') + (texts.length > 3 ? ' 等' : '');
}

/** Collects what is done while HTML is read. */
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
        return [{ code: `web-${code}`, message: messages[code](notice), count, ...(dropped.length > 0 ? { dropped } : {}) }];
      }),
  };
}
