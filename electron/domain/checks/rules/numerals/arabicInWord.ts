import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';
import { hanNumber } from './hanNumber.ts';

/** 一 as part of a word, and not the number of a picture or of a kind. */
const one =
  /(?<![0-9A-Za-z.．,:：/图表例式第款号步轮图题-])1(?=些|定(?![点位制级向额期量价金居])|直(?![接观径辖播升属线通销营航])|般|旦|律(?![师所])|切(?![割面片开])|贯|刀切|视同仁|窝蜂|如既往|帆风顺|路平安|目了然|丝不苟|应俱全|站式|条龙服务|带一路)/g;
const first = /1(?<=第1)(?=时间(?!段))/g;
const idiom =
  /5湖4海|4面8方|5颜6色|7嘴8舌|3心[2二]意|1心1意|1举[2两]得|10全10美|5谷丰登|4通8达|7上8下|3番5次|3令5申|9牛1毛|3农(?=问题|工作|服务)|2话不说|1五1十|4季如春|千载1时|万众1心|独1无2|百里挑1/g;

export const arabicInWord: TextRule = {
  id: 'arabic-in-word',
  level: 'error',
  clause: 'GB/T 15835-2011 4.2.3',
  message: '定型的词语用汉字数字：“{{text}}”应为“{{fix}}”。',
  english: 'A set phrase keeps its Han numeral: “{{text}}” should be “{{fix}}”.',
  check: ({ masked }) =>
    [one, first, idiom].flatMap((pattern) =>
      hitsOf(masked, pattern, (match) =>
        stretchOf(
          match,
          match[0].replace(/[0-9]+/g, (figures) => hanNumber(Number(figures)).replace('二得', '两得')),
        ),
      ),
    ),
  examples: {
    bad: [
      '⟦1→一⟧些农户已经开镰。',
      '他⟦1→一⟧直守在堤上。',
      '教练说球队⟦1→一⟧定能赢。',
      '选手来自⟦5湖4海→五湖四海⟧。',
      '消防员第⟦1→一⟧时间赶到。',
      '县里⟦3令5申→三令五申⟧，严禁虚报。',
      '不搞“⟦1→一⟧刀切”。',
      '卫生院推出⟦1→一⟧站式服务。',
      '灯会上⟦5颜6色→五颜六色⟧。',
      '资料⟦1→一⟧般保存十年。',
      { text: '公路⟦4通8达→四通八达⟧', place: 'title' },
    ],
    good: [
      '一些农户已经开镰。',
      '新建1直径两米的涵管。',
      '图1直观显示了水位。',
      '共有11些许差错。',
      '编号A1直送档案室。',
      '1定点医院、2家药店参与。',
      '3农户获奖。',
      '第1时间段报名从9点开始。',
      '比分2:1一直保持到终场。',
      '样本1切片厚5微米。',
    ],
  },
};
