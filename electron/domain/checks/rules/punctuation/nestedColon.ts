import { isQuoted, type Prose } from '../../prose/prose.ts';
import type { Hit, TextRule } from '../../prose/textRule.ts';

/** Words before a colon that announces something; `时间：`, `地点：` are entries of a list and mean nothing here. */
const announcing =
  /(?:说|道|表示|指出|强调|认为|介绍|要求|提出|写着|问|答|称|规定|明确|通知|显示|如下|包括|原因|即|分别是|是|看到|发现|得知|获悉|宣布|提醒|建议|呼吁|叮嘱|[0-9几两二三四五六七八九十][点条项](?:建议|要求|措施|任务)?|件事|方面|措施|任务|问题)$/;
/** A short entry's name and its colon: `时间：`, `主持人：`. */
const entry = /(?:^|[，、\s])[^，、：\s]{1,4}$/;
/** A hit over more than this is about the outer colon alone (UTF-16 units). */
const near = 40;

export const nestedColon: TextRule = {
  id: 'nested-colon',
  level: 'warning',
  clause: 'GB/T 15834-2011 4.7.3.5',
  message: '一个句子里一般不套用冒号，外层的冒号宜改用逗号，或另起一段。',
  english: 'A colon within what a colon announces: make the outer one a comma, or begin a new paragraph.',
  places: ['paragraph', 'item', 'quote', 'summary'],
  check: (prose) =>
    prose.masked.indexOf('：') === prose.masked.lastIndexOf('：')
      ? []
      : [...prose.masked.matchAll(/[^。？！；\n]+/g)].flatMap(({ 0: sentence, index }) => within(prose, sentence, index)),
  examples: {
    bad: [
      '镇长说⟦：今年要办三件事：→，今年要办三件事：⟧修渠、补路、通气。',
      '会议要求⟦：抓好两项任务：⟧防汛和抗旱。',
      '医生提出⟦：患者注意以下几点：⟧少盐、少油、多走动。',
      '通报指出⟦：主要原因是：⟧管网老化、养护不力。',
      '校长表示⟦：学校将采取如下措施：⟧错峰放学、增设护学岗。',
      '法院认为⟦：争议焦点包括：⟧合同效力、违约责任。',
      '教练介绍⟦：训练分两个方面：⟧体能与技术。',
      '方案明确⟦：资金来源分别是：⟧县级预算、社会捐赠。',
      '他写道⟦：我只有一个问题：⟧水从哪里来。',
      '记者看到⟦：闸房墙上写着：→，闸房墙上写着：⟧非值班人员请勿入内。',
      '剧团的老规矩是⟦：角色不分大小，这一条排在最前：→，角色不分大小，这一条排在最前：⟧先学做人。',
      { text: '县志办介绍⟦：新志有三个方面：⟧沿革、物产、人物', place: 'summary' },
    ],
    good: [
      '镇长说，今年要办三件事：修渠、补路、通气。',
      '他说：“我只有一个问题：水从哪里来。”',
      '时间：6月1日，地点：县图书馆，电话：2660118。',
      '镇长说：“要快。”书记说：“要稳。”',
      '比赛9：30开始，教练说：注意热身。',
      '会议指出：一要修渠；二要补路；三是：通气。',
      '领队：周二，教练：林一。',
      { text: '县长说：办三件事：修渠补路通气', place: 'title' },
      '会议议程如下：上午听报告，下午分组讨论。',
      '记者问：渠修到哪了？村民答：修到村口了。',
      '主持人：林一，议题：修渠。',
    ],
  },
};

function within(prose: Prose, sentence: string, from: number): readonly Hit[] {
  if (sentence.indexOf('：') === sentence.lastIndexOf('：')) return [];
  const colons = [...sentence.matchAll(/(?<![0-9])：|：(?![0-9])/g)].map(({ index }) => index).filter((index) => !isQuoted(prose, from + index));
  const before = (index: number) => sentence.slice(Math.max(0, index - 8), index);
  const hits: Hit[] = [];
  for (let next = 1; next < colons.length; next++) {
    const [outer = 0, inner = 0] = [colons[next - 1], colons[next]];
    if (entry.test(before(outer)) && !announcing.test(before(outer))) continue;
    if (!announcing.test(before(outer)) && !announcing.test(before(inner))) continue;
    const [start, end] = [from + outer, from + (inner - outer < near ? inner : outer) + 1];
    hits.push({ start, end, fix: `，${sentence.slice(outer + 1, end - from)}` });
    next++;
  }
  return hits;
}
