import { isQuoted } from '../../prose/prose.ts';
import { hitsOf, type TextRule } from '../../prose/textRule.ts';

const words =
  '罪犯|案犯|嫌犯|凶犯|逃犯|惯犯|主犯|从犯|绑匪|劫匪|凶手|真凶|行凶者|杀人者|施暴者|杀人犯|死刑犯|杀人凶手|诈骗犯|强奸犯|盗窃犯|抢劫犯|纵火犯|贪污犯|贩毒犯|杀人魔|色魔|毒贩|毒枭|窃贼|盗贼|小偷|扒手|骗子|人贩子|贪官|蛀虫';
/** Caught or looked for by the police: before any court. */
const before = new RegExp(
  `(?:(?:抓获|抓捕|刑拘|刑事拘留|控制|擒获|逮捕|批捕|锁定|带走)(?:了|住)?(?:[^，。；：！？、\\n]{0,10}))(${words})|(${words})(?=(?:[\\p{Script=Han}]?某{1,2}|[\\p{Script=Han}]{0,3})(?:已|均|全部|先后|随后|随即|当场|最终|终于)?(?:被(?:警方|民警|公安机关|公安|依法|成功|当场)?(?:抓获|抓捕|刑拘|刑事拘留|控制|擒获|逮捕|批捕|带走)|落网|归案|投案))|(?<=涉嫌[^，。；：！？、\\n]{1,12}的)(${words})|(${words})(?=[\\p{Script=Han}]某)`,
  'gu',
);
/** Somebody a court has spoken of. */
const judged =
  /(?<!(?:择期|择日|将|未|待|等待|宣布)[^，。；\n]{0,8})判决|判处|获刑|终审|有期徒刑|无期徒刑|死刑(?!犯)|服刑|刑满|脱逃|越狱|减刑|假释|定罪|认定有罪/;

export const suspectCalledCriminal: TextRule = {
  id: 'suspect-called-criminal',
  level: 'warning',
  clause: '刑事诉讼法第十二条',
  message: '未经法院判决，“{{text}}”应称“犯罪嫌疑人”。',
  english: 'No court has spoken yet: “{{text}}” is a suspect.',
  check: (prose) =>
    hitsOf(prose.masked, before, (match) => {
      const word = match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
      const start = match[1] === undefined ? match.index : match.index + match[0].length - word.length;
      const around = prose.masked.slice(Math.max(0, start - 40), start + 40);
      return judged.test(around) || isQuoted(prose, start) ? undefined : { start, end: start + word.length };
    }),
  examples: {
    bad: [
      '民警当晚抓获⟦罪犯⟧两名。',
      '⟦凶手⟧已被警方抓获。',
      '派出所蹲守三夜，抓获一名⟦小偷⟧。',
      '涉嫌诈骗的⟦骗子⟧在车站现身。',
      '⟦毒贩⟧落网，缴获毒品若干。',
      '警方锁定⟦窃贼⟧，追回电动车六辆。',
      '⟦罪犯⟧李某被刑拘。',
      '⟦人贩子⟧被民警控制，孩子平安回家。',
      '经侦大队抓捕⟦诈骗犯⟧，冻结账户十余个。',
      '庭审中，⟦杀人犯⟧吕某对指控没有异议。',
      '⟦毒贩⟧樊某在收费站被查获。',
      '⟦死刑犯⟧崔某一审开庭，法院将择期作出判决。',
      '警方抓获⟦劫匪⟧三名，追回现金。',
      { text: '潜逃多年，⟦杀人犯⟧归案', place: 'title' },
    ],
    good: [
      '民警当晚抓获犯罪嫌疑人两名。',
      '法院以盗窃罪判处罪犯王某有期徒刑一年。',
      '监狱组织罪犯参加技能培训。',
      '提醒老人谨防骗子上门。',
      '脱逃罪犯被抓获归案。',
      '他勇斗小偷，获评道德模范。',
      '村民喊道：“凶手被抓获了！”',
      '话剧《真凶》讲述旧案。',
      '服刑人员在农场劳动。',
      '小偷小摸的现象少了。',
    ],
  },
};
