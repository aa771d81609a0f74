import { describe, expect, test } from 'vitest';
import { intakeText } from '#domain/intake/intake.ts';
import { lost } from './lost.ts';

const channels = [
  { key: 'news', name: '资讯' },
  { key: 'pear', name: '梨乡' },
];
function take(...lines: string[]) {
  const text = lines.join('\n');
  const intake = intakeText(text, { timeZone: 'Asia/Shanghai', channels });
  expect(lost(text, intake)).toBeUndefined();
  return { ...intake.draft, codes: intake.warnings.map(({ code }) => code), warnings: intake.warnings };
}
const title = '青河市公交线路延伸至乡镇';
const text = '青河市交通运输局昨日发布消息，新线路下月开通。';

describe('what stands above the headline', () => {
  test.each([
    '欢迎光临云溪之窗!今天是2017年9月7日 星期四',
    '您好，欢迎访问青河新闻网！',
    '今天是2017年9月7日 星期四',
    '首页 资讯 视频 图片',
    '首页|资讯|视频|论坛|房产',
    '网站首页 · 时政 · 民生 · 图库',
    '首页资讯视频论坛房产汽车',
    '首页 | 青河映象 | 资讯 | 梨乡 | 数字报',
    '您的位置：首页 > 资讯 > 正文',
    '当前位置: 首页 >> 民生 >> 内容',
    '您现在的位置是：青河在线 - 资讯',
    '首页 › 资讯 › 正文',
    '设为首页 加入收藏 联系我们',
  ])('%s goes', (line) => {
    const draft = take(line, title, text);
    expect(draft).toMatchObject({ title, body: text });
    expect(draft.warnings.some(({ dropped }) => dropped?.includes(line))).toBe(true);
  });

  test.each([
    '欢迎来到云溪：一座小城的待客之道',
    '首页改版背后的故事',
    '资讯爆炸时代，我们怎样读书',
    '今天是个好日子',
    '视频会议开到田间地头',
    '当前位置服务产业发展迅速',
  ])('%s is a headline', (line) => {
    expect(take(line, text)).toMatchObject({ title: line, body: text });
  });

  test('channel names one a line, with a stranger among them', () => {
    expect(take('首页', '资讯', '梨乡', '青河映象', '视频', '论坛', title, text)).toMatchObject({ title, body: text });
  });

  test('the trail of links tells the channel', () => {
    expect(take('当前位置：首页 > 梨乡 > 正文', title, text).channel).toBe('pear');
    expect(take('当前位置：首页 > 别处 > 正文', title, text).channel).toBeUndefined();
  });

  test('the title of the browser tab goes, an unknown line stays at the beginning', () => {
    const draft = take(`${title}_青河在线`, '热线新闻眼', '首页 | 资讯 | 视频', title, text);
    expect(draft).toMatchObject({ title, body: `热线新闻眼\n\n${text}` });
    expect(draft.codes).toContain('dropped-page-title');
    expect(draft.codes).toContain('above-title');
  });

  test('the tab title without navigation below it', () => {
    expect(take(`${title} - 青河在线`, title, text)).toMatchObject({ title, body: text });
  });

  test('a headline above the trail of links is found', () => {
    expect(take(title, '首页 > 资讯 > 正文', text)).toMatchObject({ title, body: text });
  });
});

describe('the headline', () => {
  test('a subtitle with a dash', () => {
    expect(take(title, '——三镇五万群众出行有了新选择', text)).toMatchObject({ title, subtitle: '三镇五万群众出行有了新选择', body: text });
    expect(take(title, '--三镇五万群众出行有了新选择', text)).toMatchObject({ subtitle: '三镇五万群众出行有了新选择' });
  });
  test('a kicker only when it is clearly one', () => {
    expect(take('【新春走基层】', title, text)).toMatchObject({ kicker: '【新春走基层】', title, body: text });
    expect(take('为了三镇群众的期盼——', title, text)).toMatchObject({ kicker: '为了三镇群众的期盼——', title });
    expect(take('聚焦民生实事', title, '——公交下乡记', text)).toMatchObject({ kicker: '聚焦民生实事', title, subtitle: '公交下乡记' });
  });
  test('a second line above the 来源 line is left in the text, with a word about it', () => {
    const draft = take('聚焦民生实事', title, '来源：青河网 编辑：张三', text);
    expect(draft).toMatchObject({ title: '聚焦民生实事', body: `${title}\n\n${text}`, editor: '张三' });
    expect(draft.codes).toContain('unclear-headline');
  });
  test.each([
    text,
    '一、提高认识',
    '（一）抓产业',
    '1. 报名时间',
    '问：您好吗',
    '图为梨园',
    '各位代表：',
    '2017年9月7日',
    '（2017年9月7日）',
    '梨\t12\t13',
    '● 报名',
    'http://a.example/',
  ])('%s is none', (line) => {
    expect(take(line, text).title).toBeUndefined();
  });
  test('a single line is a headline', () => {
    expect(take(title)).toMatchObject({ title, body: '' });
  });
});

describe('summary and keywords', () => {
  test.each([
    ['摘要：公交下乡。', '公交下乡。'],
    ['【核心提示】公交下乡。', '公交下乡。'],
    ['内容提要: 公交下乡。', '公交下乡。'],
    ['导读：公交下乡。', '公交下乡。'],
  ])('%s', (line, summary) => {
    expect(take(title, line, text)).toMatchObject({ summary, body: text });
  });
  test('a label that stands alone has its summary below', () => {
    expect(take(title, '【核心提示】', '公交下乡。', text)).toMatchObject({ summary: '公交下乡。', body: text });
  });
  test.each(['关键词：公交 乡镇；出行', '关键字:公交,乡镇、出行', '【关键词】公交　乡镇　出行', 'Tags: 公交 | 乡镇 | 出行'])('%s', (line) => {
    expect(take(title, line, text)).toMatchObject({ keywords: ['公交', '乡镇', '出行'], body: text });
    expect(take(title, text, line, '责任编辑：张三')).toMatchObject({ keywords: ['公交', '乡镇', '出行'], body: text, editor: '张三' });
  });
  test('导读 and 摘要 as words of the text stay', () => {
    expect(take(title, '导读老师带领孩子们朗读课文。', text).summary).toBeUndefined();
  });
});

describe('what stands below the text', () => {
  test.each([
    '分享到：QQ空间 新浪微博 腾讯微博',
    '分享到：',
    '【打印】【关闭】【字号 大 中 小】',
    '关闭窗口',
    '[打印本页] [关闭窗口]',
    '上一篇：青河市启动读书月',
    '下一篇：没有了',
    '上一页 1 2 3 下一页',
    '相关阅读：青河市启动读书月',
    '关于我们 | 广告服务 | 网站地图',
    '云溪之窗 版权所有 云ICP备00000001号',
    'Copyright © 2017 青河网 All Rights Reserved',
    '增值电信业务经营许可证：云B2-00000000',
    '互联网新闻信息服务许可证编号：00000000',
    '云公网安备 00000000000001号',
    '技术支持：云溪网络公司',
    '未经书面授权不得转载、镜像',
    '违法和不良信息举报电话：0000-0000000',
    '点击：123 次',
    '责任编辑：赵六',
    '（编辑：赵六）',
    '[责编：赵六 校对：钱七]',
    '一审：赵六 二审：钱七 三审：孙八',
  ])('%s goes', (line) => {
    const draft = take(title, text, line);
    expect(draft).toMatchObject({ title, body: text });
    expect(draft.warnings.some(({ dropped }) => dropped?.includes(line))).toBe(true);
  });

  test.each([
    '咨询电话：0000-1234567',
    '地址：云溪县人民路88号 电话：0000-1234567',
    '（记者 张三 通讯员 李四）',
    '编辑部地址就在河边。',
    '分享会结束了。',
    '关闭窗口期的消息一出，村民松了口气。',
    '云溪县文化局',
    '2017年9月7日',
    '图为新线路首班车。',
    '上一篇文章里，我们说到了老街。',
    '相关新闻发布会将于下周举行。',
    '打印店的生意好了起来',
    '版权所有者可以向法院起诉。版权所有不是一句空话。相关规定见附件，全文近百条，涉及著作权登记、转让、继承和许可使用各方面，市民可在市图书馆二楼查阅，也可以向市文化市场综合执法支队咨询，咨询时请带身份证和作品样本，工作人员会逐一登记；外地读者可以写信，信封上请注明“著作权咨询”字样，来信将在十个工作日内答复；如需上门，请提前三天预约，预约电话见公告栏；重要作品建议做公证，公证费用由申请人承担，困难群众可以申请减免，减免办法另行公布；登记之后请妥善保管证书，遗失可以补办，补办要登报声明，声明期满一个月；此外，市里每年四月举办宣传周，届时有律师现场答疑，免费发放资料。',
  ])('%s stays', (line) => {
    const draft = take(title, text, line);
    expect(draft.body).toBe(`${text}\n\n${line}`);
  });

  test('contact lines go with the footer below them, and only there', () => {
    const contact = '地址：云溪县人民路88号 邮编：000000';
    expect(take(title, text, contact, '云溪之窗 版权所有').body).toBe(text);
    expect(take(title, text, contact, '责任编辑：赵六', '云溪之窗 版权所有').body).toBe(`${text}\n\n${contact}`);
    expect(take(title, text, '责任编辑：赵六', contact).body).toBe(text);
    expect(take('首页 | 资讯 | 视频', title, text, contact, '新闻热线：0000-1234567').body).toBe(text);
    expect(take('首页 | 资讯 | 视频', title, text, '电话：0000-1234567').body).toBe(`${text}\n\n电话：0000-1234567`);
  });

  test('a list of other articles goes with its head, sentences below such a head stay', () => {
    expect(take(title, text, '相关新闻', '青河市启动读书月', '老街开街').body).toBe(text);
    const sentence = '去年，全市公交运送乘客三百万人次。';
    expect(take(title, text, '相关阅读', sentence).body).toBe(`${text}\n\n相关阅读\n\n${sentence}`);
    expect(take(title, text, '相关链接', '青河市启动读书月').body).toBe(`${text}\n\n相关链接\n\n青河市启动读书月`);
  });

  test('furniture in the middle of the text is text', () => {
    for (const line of ['分享到：QQ空间 新浪微博', '首页 | 资讯 | 视频 | 论坛', '版权所有', '责任编辑：赵六', '上一篇：某文', '相关新闻']) {
      expect(take(title, text, line, text).body?.split('\n\n')[1]?.replaceAll('\\', '')).toBe(line);
    }
  });
});

describe('text that only looks like a page', () => {
  test.each([
    ['我的家乡', '历史', '人物', '美食', '水从山里来'],
    ['三下乡活动走进石门镇', '文化 科技 卫生', text],
    ['在开学典礼上的讲话', '今天是2017年9月1日 星期五', text],
    ['我的位置：一个村医的二十年', text],
    ['【评论】', title, text],
    [title, text, '分享：我的读书故事'],
    [title, text, '主办单位：云溪县文化局'],
    [title, text, '违法排污举报电话：00000'],
    [title, text, '该公司已取得增值电信业务经营许可证。'],
    [title, text, '他呼吁大家尊重版权所有人的权益'],
  ])('%s, %s …', (...lines) => {
    const draft = take(...lines);
    expect(draft.warnings.flatMap(({ dropped }) => dropped ?? [])).toEqual([]);
    expect([draft.kicker, draft.title, ...(draft.body ?? '').split('\n\n')].filter((line) => line !== undefined)).toEqual(lines);
  });
});
