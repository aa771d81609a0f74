/** Words of portal pages. A new word goes into its list; nothing else has to change. */

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter((word) => word !== ''));

/** Names of channels and of the links that stand beside them at the top of a page. */
export const channelWords = words(`
  首页 网站首页 返回首页 主页 资讯 新闻 要闻 头条 快讯 时政 本地 本地新闻 本地资讯 地方新闻 国内 国内新闻 国际 国际新闻 社会 社会新闻 县区 乡镇 部门
  经济 财经 民生 民生新闻 视频 视频新闻 图片 图片新闻 图库 组图 专题 专栏 论坛 社区 房产 楼市 汽车 旅游 美食 教育 健康 卫生 文化 文艺 体育 娱乐 科技 军事 农业
  三农 工业 招商 招商引资 招聘 人才 求职 二手 分类信息 便民 便民服务 团购 商家 黄页 公告 通知公告 公示 政务 政务公开 信息公开 政务要闻 领导活动 党建
  法治 法制 评论 言论 时评 访谈 直播 点播 电视 广播 电台 数字报 电子报 博客 微博 微信 手机版 手机报 客户端 摄影 书画 历史 人物 人文 亲子 母婴 婚嫁 婚庆 家居 家装
  时尚 女性 星座 游戏 彩票 股票 理财 保险 银行 天气 天气预报 交通 违章查询 公交 地图 问政 网络问政 爆料 投诉 活动 交友 同城 生活 休闲 读书 收藏 鉴赏 更多
  登录 注册 会员中心 用户登录 免费注册 加入收藏 设为首页 收藏本站 站内搜索 搜索 网站地图 联系我们 关于我们 繁体 简体 English RSS 无障碍 无障碍浏览 长者模式 推荐
  互动交流 办事服务 新闻中心 领导之窗 走进 概况 县情 市情 图说 热点 焦点 原创 滚动 滚动新闻 理论 环保 生态 能源 食品 消费 维权 曝光台 公益 慈善
`);

/** Links at the foot of a page. */
export const footerWords = words(`
  关于我们 关于本站 网站简介 本站简介 公司简介 联系我们 联系方式 广告服务 广告刊例 广告合作 广告投放 商务合作 诚聘英才 人才招聘 加入我们 招聘信息 网站地图 网站声明
  法律声明 免责声明 版权声明 隐私政策 隐私声明 服务条款 用户协议 帮助中心 友情链接 意见反馈 留言反馈 投稿须知 投稿邮箱 设为首页 加入收藏 返回首页 首页 手机版 电脑版 触屏版
  RSS 站长统计 网站统计 举报中心 举报电话 违法和不良信息举报 版权保护 合作伙伴 会员服务 客服中心 返回顶部 回到顶部 TOP
`);

/** What stands in a share line. */
export const shareWords = words(`
  分享到 分享至 分享 一键分享 转发到 转发 QQ空间 QQ好友 QQ 空间 新浪微博 腾讯微博 搜狐微博 网易微博 微博 人人网 开心网 豆瓣 豆瓣网 微信 微信好友 朋友圈 微信朋友圈 百度贴吧 贴吧 复制网址 复制链接
  手机看新闻 扫一扫 更多 Facebook Twitter
`);

/** Buttons around an article. */
export const toolWords = words(`
  打印 打印本页 打印本文 打印此文 打印此页 关闭 关闭窗口 关闭本页 关闭此页 关闭页面 窗口关闭 字号 字体 字体大小 文字大小 大 中 小 大号 中号 小号 默认 超大 特大 收藏 收藏本文 加入收藏 我要收藏 复制 复制本文
  返回 返回顶部 回到顶部 返回列表 返回首页 返回上一页 我要评论 发表评论 查看评论 评论 推荐 推荐给好友 推荐本文 我要纠错 纠错 举报 挑错 我要投稿 投稿 点赞 赞 朗读 语音播报 听新闻 放大 缩小 手机阅读 转发 分享
  繁体 背景色 阅读 保存 顶 踩 T
`);

/** Heads of lists that a page puts under an article. 相关链接 is not among them: papers print it over text of their own. */
export const relatedWords = words(`
  相关阅读 相关新闻 相关文章 相关报道 相关资讯 相关推荐 相关内容 相关信息 推荐阅读 推荐新闻 推荐文章 推荐资讯 延伸阅读 热门文章 热门新闻 热门资讯 热门推荐 热点新闻 热点推荐 热点排行 热点资讯 热点文章 点击排行 点击排行榜
  新闻排行 新闻排行榜 阅读排行 阅读排行榜 最新文章 最新新闻 最新资讯 图片推荐 精彩推荐 精彩图片 猜你喜欢 为您推荐 大家都在看 本周热点 本月热点 24小时热点 本类推荐 栏目推荐 今日推荐
`);

const separators = new Set('|｜丨┃│·•・/／\\>＞»›→《》<＜«-—–_,，、;；:：[]【】()（）{}「」“”"\'.…*+#&^◇◆■□●○▪▶►▼▽△▲★☆');

/** Whether a character only separates words in navigation and button lines. */
export function isSeparator(character: string): boolean {
  return separators.has(character);
}

/** Cuts a line into words at blanks and separators. */
export function wordsOf(line: string): string[] {
  let plain = '';
  for (const character of line) plain += isSeparator(character) ? ' ' : character;
  return plain.split(/\s+/).filter((word) => word !== '');
}

const longestWord = 12;

/**
 * Whether the line is nothing but words of these lists, with or without blanks between (首页资讯视频): how many there are,
 * or 0. Digits in brackets beside a word (评论(12)) are passed over. Longest word first.
 */
export function countWords(line: string, ...lists: readonly ReadonlySet<string>[]): number {
  let count = 0;
  for (const piece of wordsOf(line)) {
    if (count > 0 && /^\d{1,6}$/.test(piece)) continue;
    let at = 0;
    while (at < piece.length) {
      let length = Math.min(longestWord, piece.length - at);
      while (length > 0 && !lists.some((list) => list.has(piece.slice(at, at + length)))) length--;
      if (length === 0) return 0;
      at += length;
      count++;
    }
  }
  return count;
}
