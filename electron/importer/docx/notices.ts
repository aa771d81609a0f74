import { collectNotices, type KindOf, type Notice, type Notices as NoticesOf, type NoticeWords, quoteSome } from '#domain/intake/notices.ts';

/** What reading a Word document did to it, in words. The order here is the order in which it is told. */

const messages = {
  suggestions: ({ count }: Notice) => `修订痕迹 ${count} 处转为建议：正文是接受修订之前的文字，请逐处决定`,
  comments: ({ count }: Notice) => `批注 ${count} 条转为评论`,
  'row-changes': ({ count }: Notice) => `表格有 ${count} 行的增删带修订痕迹，请核对`,
  'dropped-header': ({ count, dropped }: Notice) => `去掉页眉 ${count} 处：${quoteSome(dropped)}`,
  'dropped-footer': ({ count, dropped }: Notice) => `去掉页脚和页码 ${count} 处：${quoteSome(dropped)}`,
  'dropped-hidden': ({ count, dropped }: Notice) => `去掉隐藏文字 ${count} 处：${quoteSome(dropped)}`,
  'dropped-links': ({ count, dropped }: Notice) => `去掉不安全或不能用的链接 ${count} 处（文字保留）：${quoteSome(dropped)}`,
  'dropped-pictures': ({ count, dropped }: Notice) => `有 ${count} 张图片不能用，未导入，请另存为 JPG 或 PNG 再添加：${quoteSome(dropped)}`,
  'dropped-objects': ({ count, dropped }: Notice) => `去掉嵌入对象（图表、公式对象、附件等）${count} 个：${quoteSome(dropped)}`,
  'cropped-pictures': ({ count, dropped }: Notice) => `有 ${count} 张图片在 Word 里裁剪过，导入的是整张，请核对：${quoteSome(dropped)}`,
  captions: ({ count }: Notice) => `认出图片说明 ${count} 条`,
  'automatic-numbers': ({ count }: Notice) => `自动编号写成文字 ${count} 处`,
  'section-heads': ({ count }: Notice) => `认出小标题 ${count} 个`,
  notes: ({ count }: Notice) => `脚注、尾注 ${count} 条移到文末`,
  'merged-cells': ({ count }: Notice) => `表格的合并单元格已拆开，内容在每格重复，共 ${count} 格`,
  'nested-tables': ({ count }: Notice) => `表格里的表格 ${count} 个写成单元格里的文字`,
  boxes: ({ count }: Notice) => `文本框 ${count} 个移入正文`,
  properties: ({ dropped }: Notice) => `从文档属性填入：${quoteSome(dropped)}`,
} as const satisfies NoticeWords<KindOf<'docx'>>;

export type Notices = NoticesOf<KindOf<'docx'>>;

export function openNotices(): Notices {
  return collectNotices('docx', messages);
}
