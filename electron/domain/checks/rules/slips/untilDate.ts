import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

/** 截止 is to end, 截至 is up to: before a time it is 截至. `报名截止6月30日` stands behind its noun and is left. */
const beforeTime =
  /(?<=^|[，。；！？：、（“])截止到?(?=目前|今[天日年晨晚]|昨[天日晚]|当[日天晚]|现在|发稿|记者发稿|上?[本上]?月底|年底|去年|\d{1,4}[年月日时]|[一二三四五六七八九十]{1,3}月)/gm;

export const untilDate: TextRule = {
  id: 'until-date',
  level: 'warning',
  clause: '《现代汉语词典》“截止”“截至”',
  message: '时间前的“{{text}}”应为“{{fix}}”。',
  english: '“{{text}}” before a time should be “{{fix}}”.',
  check: ({ masked }) => hitsOf(masked, beforeTime, (match) => stretchOf(match, '截至')),
  examples: {
    bad: [
      '⟦截止→截至⟧目前，全县已播种小麦40万亩。',
      '⟦截止→截至⟧6月30日，项目完成投资过半。',
      '据统计，⟦截止→截至⟧昨日，共转移群众320人。',
      '⟦截止到→截至⟧2025年底，全市有社区诊所58家。',
      '⟦截止→截至⟧发稿，列车已恢复运行。',
      '⟦截止→截至⟧去年，图书馆藏书12万册。',
      '⟦截止→截至⟧记者发稿时，火势得到控制。',
      '报名踊跃，⟦截止→截至⟧今天已有两百支队伍。',
      '⟦截止→截至⟧当日18时，水位回落。',
      '⟦截止→截至⟧年底，补贴全部发放到位。',
    ],
    good: [
      '截至目前，全县已播种小麦40万亩。',
      '报名截止6月30日，逾期不候。',
      '报名截止时间为6月30日。',
      '网上投票昨日截止。',
      '截止日期以公告为准。',
      '申报工作将于年底截止。',
      '截止阀老化，供水一度中断。',
      '截至2025年底，全市有社区诊所58家。',
      '征稿截止，共收到散文百余篇。',
      '投标截止前，有五家单位提交材料。',
    ],
  },
};
