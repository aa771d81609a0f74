import { collectNotices, type KindOf, type Notice, type Notices as NoticesOf, type NoticeWords, quoteSome } from '../notices.ts';

/** What reading a web page or pasted HTML did to it, in words. The order here is the order in which it is told. */

const messages = {
  'dropped-around': ({ count, dropped }: Notice) => `去掉正文以外的页面文字 ${count} 行：${quoteSome(dropped)}`,
  'dropped-hidden': ({ count, dropped }: Notice) => `去掉网页上看不见的文字 ${count} 处：${quoteSome(dropped)}`,
  'dropped-controls': ({ count, dropped }: Notice) => `去掉按钮、表单、播放器等 ${count} 个：${quoteSome(dropped)}`,
  'dropped-links': ({ count, dropped }: Notice) => `去掉不安全或不能用的链接 ${count} 处（文字保留）：${quoteSome(dropped)}`,
  'dropped-pixels': ({ count }: Notice) => `去掉统计用的小图 ${count} 张`,
  'dropped-title': ({ dropped }: Notice) => `去掉正文里重复的标题：${quoteSome(dropped)}`,
  'remote-pictures': ({ count, dropped }: Notice) => `网页中有 ${count} 张图片未带入，原处留有链接：${quoteSome(dropped)}`,
  'missing-pictures': ({ count, dropped }: Notice) => `有 ${count} 张图片没有找到，请另外添加：${quoteSome(dropped)}`,
  captions: ({ count }: Notice) => `认出图片说明 ${count} 条`,
  'section-heads': ({ count }: Notice) => `认出小标题 ${count} 个`,
  'list-numbers': ({ count }: Notice) => `自动编号写成文字 ${count} 处`,
  'merged-cells': ({ count }: Notice) => `表格的合并单元格已拆开，内容在每格重复，共 ${count} 格`,
  'nested-tables': ({ count }: Notice) => `表格里的表格 ${count} 个写成单元格里的文字`,
  'page-marks': ({ count, dropped }: Notice) => `接起分页 ${count} 处，去掉分页标记：${quoteSome(dropped)}`,
  'flattened-depth': ({ count }: Notice) => `网页嵌套过深，有 ${count} 层按普通段落读出`,
  'meta-tags': ({ dropped }: Notice) => `从网页信息填入：${quoteSome(dropped)}`,
} as const satisfies NoticeWords<KindOf<'web'>>;

export type Notices = NoticesOf<KindOf<'web'>>;

export function openNotices(): Notices {
  return collectNotices('web', messages);
}
