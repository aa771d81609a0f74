import { isQuoted } from '../../prose/prose.ts';
import { articleRule, type Gathered, type Mention, matchesIn } from '../../prose/textRule.ts';
import { quantityPattern, readQuantity } from './quantity.ts';

interface Figure extends Mention {
  /** The Chinese before the number, up to the mark before it: `全县小麦种植面积`. */
  readonly phrase: string;
  readonly value: number;
  readonly unit: string;
  /** What tells of which time the sentence speaks, `去年`, `2025年`; the present is ''. */
  readonly time: string;
}

const figure = new RegExp(`(?<=\\p{Script=Han})${quantityPattern}(?![余多至到～~—-])`, 'gu');
const phraseBefore = /\p{Script=Han}{6,20}$/u;
/** What one thing has one of; people sent out and goods sold are counted anew each time. */
const attribute =
  /(?:投资|造价|全长|总长|长度|宽度|高度|面积|库容|容积|蓄水量|藏书|馆藏\p{Script=Han}{2}|床位|人口|总数|总量|总额|产量|产值|金额|收入|人数|户数|票价|标准|(?:惠及|受益|覆盖|涉及)\p{Script=Han}{2,4})(?:为|达|是|有)?$/u;
const times =
  /去年|前年|上年|同期|往年|年前|年底|年初|计划|预计|预算|原定|原计划|此前|以前|过去|明年|后年|目标|每年|力争|\d{1,4}年|[一二三四]季度|[上下]半年|\d{1,2}月|昨[日天]|今[日天]|首日|次日|\d{1,2}[日时]|再|又|新增|分别|第[一二三四五六七八九十]/gu;
/** What stands before the thing, and what says which of its figures it is: without them, words name no thing. */
const unnamed =
  /^(?:今年|目前|全[县市镇乡村省国]|该|这|此|其|本)*|(?:(?:规划|概算|总|种植|播种|建筑|占地|过火|投保|灌溉|使用)*(?:投资|面积)|\p{Script=Han}{2})(?:为|达|是|有)?$/gu;
const generic = /^(?:项目|工程|改造|新建|一期|二期|建设|每|总)*$/u;
/** A number of each of something, or of a part: the next one is another's. */
const others = /^(?:每|其中|各|平均|分别|另|共计|总计|一共|最)|[约近超多达余过]$|增加到|提高到|下降到|减少到|扩大到/u;
/** How many figures of one unit are compared. */
const most = 40;

function figuresIn(text: string, isOthers: (at: number) => boolean): readonly Figure[] {
  return matchesIn(text, figure).flatMap((match): Figure[] => {
    const start = match.index;
    const phrase = phraseBefore.exec(text.slice(Math.max(0, start - 20), start))?.[0];
    const quantity = readQuantity(match[0], start);
    if (
      phrase === undefined ||
      !quantity ||
      !attribute.test(phrase) ||
      others.test(phrase) ||
      generic.test(phrase.replace(unnamed, '')) ||
      isOthers(start)
    )
      return [];
    const window = text.slice(Math.max(0, start - 80), start - phrase.length);
    const sentence = window.slice(Math.max(window.lastIndexOf('。'), window.lastIndexOf('；'), window.lastIndexOf('\n')) + 1);
    const time = [...`${sentence}${phrase}`.matchAll(times)].map(([each]) => each).join(' ');
    return [{ phrase, value: quantity.value, unit: quantity.unit, time, start, end: quantity.end }];
  });
}

/** Whether the two speak of one thing: one's words are the end of the other's. */
function isSame(one: Figure, other: Figure): boolean {
  return one.time === other.time && (one.phrase.endsWith(other.phrase) || other.phrase.endsWith(one.phrase));
}

function judgeFigures(all: readonly Gathered<Figure>[]) {
  const byUnit = new Map<string, Figure[]>();
  return all.flatMap(({ prose, place, mention }) => {
    // Rows of a table are about different things in the same words.
    if (place === 'cell' || place === 'item') return [];
    const before = byUnit.get(mention.unit) ?? [];
    const same = before.filter((each) => isSame(each, mention));
    const other = same.find(({ value }) => value !== mention.value);
    if (before.length < most) byUnit.set(mention.unit, [...before, mention]);
    return other === undefined || same.some(({ value }) => value === mention.value)
      ? []
      : [{ prose, start: mention.start, end: mention.end, detail: { phrase: mention.phrase } }];
  });
}

export const figureDiffers = articleRule<Figure>({
  id: 'figure-differs',
  level: 'warning',
  clause: '新闻规范·数据前后一致',
  message: '“{{phrase}}”前面是另一个数，这里是{{text}}，请核对。',
  english: 'Another figure was given before for “{{phrase}}”; check {{text}}.',
  gather: (prose) => figuresIn(prose.masked, (at) => isQuoted(prose, at)),
  judge: judgeFigures,
  examples: {
    bad: [
      ['新校区总建筑面积4.6万平方米。', '据介绍，新校区总建筑面积⟦6.4万平方米⟧。'],
      ['清水江流域人口86万人。', '年报另一处写清水江流域人口⟦68万人⟧。'],
      ['老电厂改造项目总投资1.2亿元，八月开工。', '老电厂改造项目总投资⟦1.5亿元⟧，由县里自筹。'],
      ['本届书市接待读者人数8600人。闭幕式上，本届书市接待读者人数⟦6800人⟧。'],
      ['北坡林场过火面积12公顷。通报称，北坡林场过火面积⟦21公顷⟧。'],
      ['全镇投保水稻面积5300亩，出险120亩。', '理赔员说，全镇投保水稻面积⟦3500亩⟧。'],
      ['石拱老桥全长86米。修缮后，石拱老桥全长⟦68米⟧不变。'],
      ['县图书馆馆藏图书12万册，县图书馆馆藏图书⟦21万册⟧。'],
      ['养老服务中心核定床位120张，护工四十名。', '养老服务中心核定床位⟦210张⟧。'],
      ['马拉松参赛选手总数3200人，来自九省。', '组委会说，马拉松参赛选手总数⟦2300人⟧。'],
    ],
    good: [
      ['新校区总建筑面积4.6万平方米，据介绍，新校区总建筑面积4.6万平方米。'],
      ['去年全县茶叶总产量3200吨，今年全县茶叶总产量3500吨。'],
      ['2024年全镇投保水稻面积5300亩。', '全镇投保水稻面积6100亩。'],
      ['老电厂改造项目总投资1.2亿元，其中设备0.4亿元。'],
      ['柳湾水库动工，该项目总投资3亿元。', '石门水库动工，该项目总投资5亿元。'],
      ['说到小麦，全县种植面积18万亩；说到玉米，全县种植面积20万亩。'],
      ['小麦每亩补助标准150元，玉米每亩补助标准120元。'],
      ['石拱老桥全长86米，水泥新桥全长120米。'],
      ['上午出动抢修人员63人次。', '另一处出动抢修人员41人次。'],
      ['甲队守大堤，每人分段50米；乙队守小堤，每人分段80米。'],
      ['| 项目 | 面积 |\n| --- | --- |\n| 全镇投保水稻面积5300亩 | 全镇投保水稻面积6100亩 |'],
      ['计划新建高标准农田3万亩，实际新建高标准农田3.2万亩。'],
    ],
  },
});
