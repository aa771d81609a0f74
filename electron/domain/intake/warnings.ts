import type { IntakeCode } from './codes.ts';
import { collectNotices, type Notice, type Notices, quoteSome } from './notices.ts';

/** What intake did to a text, in words. One line a kind; the order here is the order in which warnings are given. */

const lines = (what: string) => (notice: Notice) => `去掉${what} ${notice.count} 行：${quoteSome(notice.dropped)}`;

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
  'dropped-counters': (notice: Notice) =>
    `去掉点击、浏览等计数 ${notice.count} 处${notice.dropped.length > 0 ? `：${quoteSome(notice.dropped)}` : ''}`,
  'meta-line': (notice: Notice) => `来源、作者、编辑、时间已移入稿件信息 ${notice.count} 行：${quoteSome(notice.dropped)}`,
  'dropped-credits': (notice: Notice) => `去掉没有对应字段的署名 ${notice.count} 处：${quoteSome(notice.dropped)}`,
  'meta-line-kept': (notice: Notice) => `有 ${notice.count} 行像来源行，但没有全部认出，留在正文，请核对`,
  'moved-summary': () => '摘要（导读）已移入摘要栏',
  'moved-keywords': lines('关键词行并移入关键词栏'),
  'moved-headings': (notice: Notice) => `按“标题”“引题”“副题”字样移入标题栏 ${notice.count} 行`,
  'dropped-labels': lines('“正文”字样'),
  'field-conflict': (notice: Notice) => `同一项有不同内容 ${notice.count} 处，取先出现的，未采用：${quoteSome(notice.dropped)}`,
  'invalid-time': (notice: Notice) => `有 ${notice.count} 个时间不存在，保留为文字，请核对`,
  'date-only': () => '发布时间只有日期，钟点按 0 时计',
  'no-title': () => '没有认出标题，请补上',
  'unclear-headline': (notice: Notice) => `标题和来源行之间有 ${notice.count} 行不能确定是副题还是正文，留在正文开头`,
  'above-title': (notice: Notice) => `标题上方有 ${notice.count} 行不能确定是什么，留在正文开头`,
  'byline-in-text': (notice: Notice) => `从正文的署名中认出 ${notice.count} 人，正文未改动`,
  'editor-in-text': () => '从正文末尾的括号中认出编辑或来源，正文未改动',
  'source-in-text': () => '从正文开头的电头认出来源，正文未改动',
  'section-heads': (notice: Notice) => `认出小标题 ${notice.count} 个`,
  'joined-lines': (notice: Notice) => `接回被硬换行断开的 ${notice.count} 处`,
  'halfwidth-latin': (notice: Notice) => `全角字母、数字改为半角 ${notice.count} 处：${quoteSome(notice.changes)}`,
  'fullwidth-punctuation': (notice: Notice) => `半角标点改为全角 ${notice.count} 处：${quoteSome(notice.changes)}`,
  'escaped-markdown': (notice: Notice) => `为原样显示，给与 Markdown 标记相同的字符加反斜杠 ${notice.count} 处`,
  'dropped-indents': (notice: Notice) => `去掉行首空白 ${notice.count} 行`,
  'dropped-trailing-blanks': (notice: Notice) => `去掉行尾空白 ${notice.count} 行`,
  'dropped-blank-lines': (notice: Notice) => `去掉多余空行 ${notice.count} 行`,
  'dropped-controls': (notice: Notice) => `去掉控制字符 ${notice.count} 个`,
  'broken-characters': (notice: Notice) => `有 ${notice.count} 个残缺字符，已代以“�”，请核对`,
  'invisible-characters': (notice: Notice) => `文中有看不见的字符 ${notice.count} 个，已保留，请核对`,
} as const satisfies Partial<Record<IntakeCode, (notice: Notice) => string>>;

export type WarningCode = keyof typeof messages;

export type Ledger = Notices<WarningCode>;

export function openLedger(): Ledger {
  return collectNotices('', messages);
}
