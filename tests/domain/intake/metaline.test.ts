import { expect, test } from 'vitest';
import type { ArticleChanges } from '#domain/article.ts';
import { intakeText } from '#domain/intake/intake.ts';

/** The draft of an article with this line under its headline. */
function fieldsOf(line: string): ArticleChanges & { kept: boolean } {
  const { draft } = intakeText(`青河市公交线路延伸至乡镇\n${line}\n青河市交通运输局昨日发布消息，新线路下月开通。`, { timeZone: 'Asia/Shanghai' });
  return { ...draft, kept: draft.body !== '青河市交通运输局昨日发布消息，新线路下月开通。' };
}

/** `source / authors / editor / publishAt`, blank for none. */
function short(draft: ArticleChanges): string {
  const authors = (draft.authors ?? []).map(({ name, role }) => (role ? `${role} ${name}` : name)).join('、');
  const source = draft.source ? draft.source.name + { original: '', reprint: '（转载）', contributed: '（供稿）' }[draft.source.kind] : '';
  return [source, authors, draft.editor ?? '', (draft.publishAt ?? '').replace('+08:00', '')].join(' / ');
}

test.each([
  ['来源:青河晚报编辑:张三2017-09-07 10:23:27', '青河晚报 /  / 张三 / 2017-09-07T10:23:27'],
  ['来源：青河日报 作者：李四 王五 编辑：赵六 发布时间：2017年9月7日 10:23', '青河日报 / 李四、王五 / 赵六 / 2017-09-07T10:23:00'],
  ['来源：青河日报作者：李四编辑：赵六发布时间：2017年9月7日10:23', '青河日报 / 李四 / 赵六 / 2017-09-07T10:23:00'],
  ['2017-09-07 10:23:27 来源: 青河网', '青河网 /  /  / 2017-09-07T10:23:27'],
  ['2017-09-07 10:23:27  青河新闻网', '青河新闻网 /  /  / 2017-09-07T10:23:27'],
  ['2017/9/7 9:05:00|来源：青河网|作者：佚名|点击：', '青河网 / 佚名 /  / 2017-09-07T09:05:00'],
  ['(记者 张三 通讯员 李四)', ' / 记者 张三、通讯员 李四 /  / '],
  ['记者　张　三　通讯员　李　四', ' / 记者 张三、通讯员 李四 /  / '],
  ['本报记者 张三 实习生 李四', ' / 记者 张三、实习生 李四 /  / '],
  ['来源：青河日报 记者 张三', '青河日报 / 记者 张三 /  / '],
  ['文/张三 图/李四', ' / 文字 张三、摄影 李四 /  / '],
  ['来　源：青河日报　　编　辑：张　三', '青河日报 /  / 张三 / '],
  ['【来源：青河日报】【编辑：张三】【时间：2017-09-07 10:23】', '青河日报 /  / 张三 / 2017-09-07T10:23:00'],
  ['来源：青河日报 点击：123 次', '青河日报 /  /  / '],
  ['发布时间：2017-09-07 浏览次数：1,234', ' /  /  / 2017-09-07T00:00:00'],
  ['2017-09-07 10:23 来源：青河网 阅读(123) 评论(0) 字号：大 中 小 【打印】', '青河网 /  /  / 2017-09-07T10:23:00'],
  ['稿源：青河发布 责任编辑：王 五', '青河发布（转载） /  / 王五 / '],
  ['转载自：青河晚报 2017-09-07T10:23:27+09:00', '青河晚报（转载） /  /  / 2017-09-07T10:23:27+09:00'],
  ['来源：转自青河晚报', '青河晚报（转载） /  /  / '],
  ['来源：青河晚报（转载）', '青河晚报（转载） /  /  / '],
  ['供稿单位：青河市文化局', '青河市文化局（供稿） /  /  / '],
  ['来源：Qinghe Daily News 作者：Tom Smith', 'Qinghe Daily News / Tom Smith /  / '],
  ['作者：阿依古丽·买买提 编辑：admin', ' / 阿依古丽·买买提 / admin / '],
  ['作者：县委宣传部', ' / 县委宣传部 /  / '],
  ['来源： 作者： 编辑：张三', ' /  / 张三 / '],
  ['日期：２０１７－０９－０７　１０：２３　来源：青河网', '青河网 /  /  / 2017-09-07T10:23:00'],
  ['2017年9月7日 星期四 下午3:05 来源：青河网', '青河网 /  /  / 2017-09-07T15:05:00'],
  ['2017年09月07日09时05分 来源:青河网', '青河网 /  /  / 2017-09-07T09:05:00'],
  ['更新时间：2017-09-08 08:00 发布时间：2017-09-07 10:23', ' /  /  / 2017-09-07T10:23:00'],
  ['来源：《青河日报》 审核：王一 校对：钱二', '青河日报 /  /  / '],
])('%s → %s', (line, expected) => {
  const draft = fieldsOf(line);
  expect(short(draft)).toBe(expected);
  expect(draft.kept).toBe(false);
});

test.each([
  ['来源：青河日报 2017-02-30 10:00', '青河日报 /  /  / '],
  ['2017-09-07 25:61 来源：青河日报', '青河日报 /  /  / '],
  ['发布时间：2017-13-01', ' /  /  / '],
  ['来源：青河日报 编辑：张三 第3版', '青河日报 /  / 张三 / '],
  ['来源：青河日报 2017-09-07 联系我们就好', '青河日报 /  /  / 2017-09-07T00:00:00'],
])('%s is not wholly understood and stays in the text', (line, expected) => {
  const draft = fieldsOf(line);
  expect(short(draft)).toBe(expected);
  expect(draft.kept).toBe(true);
});

test.each([
  '时间：2017年9月7日',
  '时间：2017年9月7日 地点：县礼堂',
  '（2017年9月7日）',
  '记者：您是什么时候开始学竹编的？',
  '编辑：这个问题很多读者都想问，您能详细谈谈吗？',
  '作者单位：青河市文化馆',
  '2017年9月7日，青河市文化馆举办书画展。',
  '记者节活动丰富多彩',
  '通讯员队伍建设',
  '来源于生活、高于生活，是他创作的原则。',
  '点击量突破10万次的短视频，是怎样拍出来的？',
])('%s is text', (line) => {
  const draft = fieldsOf(line);
  expect(short(draft)).toBe(' /  /  / ');
  expect(draft.kept).toBe(true);
});

test('a second editor is reported, the first one stands', () => {
  const { draft, warnings } = intakeText('青河市公交延伸\n来源：青河网 编辑：张三\n新线路下月开通。\n责任编辑：赵六', { timeZone: 'Asia/Shanghai' });
  expect(draft.editor).toBe('张三');
  expect(warnings.find(({ code }) => code === 'field-conflict')?.dropped).toEqual(['编辑：赵六']);
  expect(draft.body).toBe('新线路下月开通。');
});

test('an editor in brackets at the end of the last sentence fills the field and stays', () => {
  const { draft } = intakeText('青河市公交延伸\n新线路下月开通。（责任编辑：赵六）', { timeZone: 'Asia/Shanghai' });
  expect(draft.editor).toBe('赵六');
  expect(draft.body).toBe('新线路下月开通。（责任编辑：赵六）');
});
