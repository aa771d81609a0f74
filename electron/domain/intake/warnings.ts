import type { IntakeCode } from './codes.ts';
import type { IntakeWarning } from './draft.ts';

/** What intake did to a text, in words. One line a kind; the order here is the order in which warnings are given. */

interface Notice {
  readonly count: number;
  readonly dropped: readonly string[];
}

const lines = (what: string) => (notice: Notice) => `去掉${what} ${notice.count} 行：${quote(notice.dropped)}`;

const messages = {
  'dropped-greeting': lines('页面问候语'),
  'dropped-navigation': lines('网站导航'),
  'dropped-trail': lines('“当前位置”'),
  'dropped-site-name': lines('网站名称'),
  'dropped-page-title': lines('重复的网页标题'),
  'dropped-share': lines('分享条'),
  'dropped-buttons': lines('页面按钮（打印、关闭、字号等）'),
  'dropped-pagination': lines('翻页和上下篇链接'),
  'dropped-related': lines('相关文章列表'),
  'dropped-footer': lines('页脚'),
  'dropped-counters': (notice: Notice) => `去掉点击、浏览等计数 ${notice.count} 处${notice.dropped.length > 0 ? `：${quote(notice.dropped)}` : ''}`,
  'meta-line': (notice: Notice) => `来源、作者、编辑、时间已移入稿件信息 ${notice.count} 行：${quote(notice.dropped)}`,
  'dropped-credits': (notice: Notice) => `去掉没有对应字段的署名 ${notice.count} 处：${quote(notice.dropped)}`,
  'meta-line-kept': (notice: Notice) => `有 ${notice.count} 行像来源行，但没有全部认出，留在正文，请核对`,
  'moved-summary': () => '摘要（导读）已移入摘要栏',
  'moved-keywords': lines('关键词行并移入关键词栏'),
  'moved-headings': (notice: Notice) => `按“标题”“引题”“副题”字样移入标题栏 ${notice.count} 行`,
  'field-conflict': (notice: Notice) => `同一项有不同内容 ${notice.count} 处，取先出现的，未采用：${quote(notice.dropped)}`,
  'invalid-time': (notice: Notice) => `有 ${notice.count} 个时间不存在，保留为文字，请核对`,
  'date-only': () => '发布时间只有日期，钟点按 0 时计',
  'no-title': () => '没有认出标题，请补上',
  'unclear-headline': (notice: Notice) => `标题和来源行之间有 ${notice.count} 行不能确定是副题还是正文，留在正文开头`,
  'above-title': (notice: Notice) => `标题上方有 ${notice.count} 行不能确定是什么，留在正文开头`,
  'byline-in-text': (notice: Notice) => `从正文的署名中认出 ${notice.count} 人，正文未改动`,
  'editor-in-text': () => '从正文末尾的括号中认出编辑或来源，正文未改动',
  'section-heads': (notice: Notice) => `认出小标题 ${notice.count} 个`,
  'joined-lines': (notice: Notice) => `接回被硬换行断开的 ${notice.count} 处`,
  'fullwidth-punctuation': (notice: Notice) => `半角标点改为全角 ${notice.count} 处`,
  'escaped-markdown': (notice: Notice) => `为原样显示，给与 Markdown 标记相同的字符加反斜杠 ${notice.count} 处`,
  'dropped-indents': (notice: Notice) => `去掉行首空白 ${notice.count} 行`,
  'dropped-trailing-blanks': (notice: Notice) => `去掉行尾空白 ${notice.count} 行`,
  'dropped-blank-lines': (notice: Notice) => `去掉多余空行 ${notice.count} 行`,
  'dropped-controls': (notice: Notice) => `去掉控制字符 ${notice.count} 个`,
  'broken-characters': (notice: Notice) => `有 ${notice.count} 个残缺字符，已代以“�”，请核对`,
  'invisible-characters': (notice: Notice) => `文中有看不见的字符 ${notice.count} 个，已保留，请核对`,
} as const satisfies Partial<Record<IntakeCode, (notice: Notice) => string>>;

export type WarningCode = keyof typeof messages;

/** Quotes the first two, 30 characters each. */
function quote(texts: readonly string[]): string {
  const first = texts.slice(0, 2).map((text) => `“${shorten(text)}”`);
  return first.join('、') + (texts.length > 2 ? ' 等' : '');
}

function shorten(text: string): string {
  const characters = [...text.slice(0, 80)];
  return characters.length <= 30 && text.length <= 80 ? text : `${characters.slice(0, 30).join('')}…`;
}

/** Collects what is done while a text comes in. */
export interface Ledger {
  /** Something was done `count` times; nothing happens for 0. */
  note(code: WarningCode, count?: number): void;
  /** Text left the body. `place`: its line, so that what was dropped can be told in the order of the text. */
  drop(code: WarningCode, text: string, place: number): void;
  /** Every warning, in the order of the table. */
  warnings(): readonly IntakeWarning<IntakeCode>[];
}

export function openLedger(): Ledger {
  const counts = new Map<WarningCode, number>();
  const dropped = new Map<WarningCode, { text: string; place: number }[]>();
  const add = (code: WarningCode, count: number) => {
    if (count > 0) counts.set(code, (counts.get(code) ?? 0) + count);
  };
  return {
    note: (code, count = 1) => add(code, count),
    drop: (code, text, place) => {
      add(code, 1);
      const list = dropped.get(code);
      if (list) list.push({ text, place });
      else dropped.set(code, [{ text, place }]);
    },
    warnings: () =>
      (Object.keys(messages) as WarningCode[]).flatMap((code) => {
        const count = counts.get(code);
        if (count === undefined) return [];
        const texts = (dropped.get(code) ?? []).sort((a, b) => a.place - b.place).map((entry) => entry.text);
        const message = messages[code]({ count, dropped: texts });
        return [{ code, message, count, ...(texts.length > 0 ? { dropped: texts } : {}) }];
      }),
  };
}
