import { isQuoted } from '../../prose/prose.ts';
import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

/** Nobody who could be asked. A named person, an office, a document is a source; 据介绍 refers to somebody already named. */
const nobody =
  /(?:据|(?<!没)有)(?:网友|网民|知情人士?|消息人士|有关人士|业内人士)(?:爆料|透露|称|反映|报料)|据(?:不愿(?:意)?(?:透露|具名|公开)[^，。；\n]{1,8}(?:人士|人|员工|村民|市民)|不具名[^，。；\n]{1,6}|匿名(?:人士|网友|员工)|(?:多位|多名|有)?(?:网友|网民|知情者|知情人)|圈内人士?|相关人士|权威人士|可靠消息|内部消息|内部人士)(?=透露|称|说|爆料|介绍|反映|表示|[，,])|有(?:网友|网民|消息)(?:说|称)|据(?:坊间传[言闻]|小道消息|网上消息|网传)|据传(?=[，,])|坊间传闻|(?<!据)网传(?=[，“])/g;

export const vagueSource: TextRule = {
  id: 'vague-source',
  level: 'hint',
  clause: '新闻规范：消息来源应明确、可核实',
  message: '“{{text}}”没有说明来源，请写明出处并核实。',
  english: '“{{text}}” names nobody who could be asked; say who, and check it.',
  check: (prose) => hitsOf(prose.masked, nobody, (match) => (isQuoted(prose, match.index) ? undefined : stretchOf(match))),
  examples: {
    bad: [
      '⟦据网友爆料⟧，加油站的油里掺了水。',
      '⟦据知情人士透露⟧，该厂已停产两个月。',
      '⟦有网友称⟧，医院多收了费用。',
      '⟦据消息人士透露⟧，新校区选址已定。',
      '⟦据传⟧，水库大坝出现裂缝。',
      '⟦坊间传闻⟧老戏楼要拆。',
      '⟦据业内人士透露⟧，蒜价还会上涨。',
      '⟦网传⟧“幼儿园停课”，家长纷纷询问。',
      '⟦据有关人士称⟧，预算将大幅削减。',
      '⟦据不愿透露姓名的工人⟧称，窑炉早该停了。',
      '⟦据可靠消息⟧，县剧团将并入市团。',
      { text: '⟦有网民反映⟧路灯长期不亮', place: 'title' },
    ],
    good: [
      '据县气象台预报，明天有雨。',
      '据介绍，该校今年扩招两个班。',
      '县水利局辟谣：大坝裂缝的消息不实。',
      '记者从县法院获悉，此案已立案。',
      '市民李先生反映，路灯长期不亮。',
      '据统计，全县收获小麦三十万吨。',
      '据《样稿日报》报道，球队已启程。',
      '他说：“据知情人士透露的话不能信。”',
      '村医据实填写了病历。',
      '据了解，图书馆周一闭馆。',
      '据权威人士王立民院士介绍，稻种已通过审定。',
    ],
  },
};
