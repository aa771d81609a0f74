/** The labels of a 来源 line. A new one goes into its row; nothing else has to change. */

export type LabelKind = 'source' | 'reprint' | 'contributed' | 'author' | 'editor' | 'published' | 'updated' | 'date' | 'counter' | 'tool' | 'credit';

const labels: Readonly<Record<LabelKind, string>> = {
  source: '来源 文章来源 信息来源 新闻来源 稿件来源 消息来源 内容来源 资料来源 出处',
  reprint: '转载自 转自 转载 摘自 稿源 来源转载 原载',
  contributed: '供稿 供稿单位 来稿 供稿人',
  author: '作者 文章作者 本文作者 撰稿 撰稿人 撰文 记者 本报记者 本网记者 本台记者 通讯员 文 文字 图 摄影',
  editor: '编辑 责任编辑 责编 本文编辑 值班编辑 新闻编辑 执行编辑 文字编辑 编辑人',
  published: '发布时间 发表时间 发稿时间 发布日期 发表日期 发布于 发表于 添加时间 录入时间 上传时间 加入时间',
  updated: '更新时间 更新日期 修改时间 最后更新',
  date: '时间 日期',
  counter:
    '点击 点击数 点击量 点击率 点击次数 浏览 浏览数 浏览量 浏览次数 浏览人数 阅读 阅读数 阅读量 阅读次数 访问 访问量 访问次数 人气 热度 评论 评论数 评论条数 回复 点赞 点赞数 参与 收藏数 查看 查看次数 查看数',
  tool: '字体 字号 字体大小 文字大小 分享到 分享至 分享 打印 关闭 扫一扫 背景色 双击自动滚屏',
  credit:
    '审核 校对 审校 审稿 终审 初审 复审 一审 二审 三审 一校 二校 三校 监制 签发 总监制 值班总编 值班主任 发布 发布人 发布者 发布单位 录入 录入者 录入人 上传 上传者 上传人 排版 制作 美编 统筹 策划 出品 审签 主编 总编辑 副主编 核稿',
};

/** What a label (without blanks) is for. */
export const kindOf: ReadonlyMap<string, LabelKind> = new Map<string, LabelKind>(
  Object.entries(labels).flatMap(([kind, list]) => list.split(' ').map((label): [string, LabelKind] => [label, kind as LabelKind])),
);
/** 来　源: labels of two characters are often set wide. */
const wide = (label: string) => (label.length === 2 ? `${label[0]}\\s{0,4}${label[1]}` : label);
const alternatives = [...kindOf.keys()]
  .sort((a, b) => b.length - a.length)
  // One character is a label only at the start of a piece: 正文： and 附图： are other words.
  .map((label) => (label.length === 1 ? `(?<![\\p{Script=Han}])${label}` : wide(label)))
  .join('|');
/** A label with its colon. */
export const labelled = new RegExp(`(?<label>${alternatives})\\s{0,3}(?:[:：]|(?<=(?:^|\\s)[文图])[/／])`, 'gu');
/** 阅读(123), 点击 123 次 */
export const counterInBrackets = /(?:点击|阅读|浏览|评论|人气|回复)\s{0,2}[(（[]\s?\d{1,9}\s?(?:次|人|条)?[)）\]]/g;
export const counterWithoutColon = /(?:点击|阅读|浏览|评论|访问)(?:数|量|次数)?\s{0,3}\d{1,9}\s{0,2}(?:次|人次|条|人)?(?![\d\p{Script=Han}])/gu;
