import { confusionRule } from './confusionRule.ts';
import { frequentIdioms } from './confusions/frequentIdioms.ts';
import { idiomsByShape } from './confusions/idiomsByShape.ts';
import { idiomsBySoundAToM } from './confusions/idiomsBySoundAToM.ts';
import { idiomsBySoundNToZ } from './confusions/idiomsBySoundNToZ.ts';

export const wrongIdiom = confusionRule([...idiomsBySoundAToM, ...idiomsBySoundNToZ, ...idiomsByShape, ...frequentIdioms], {
  id: 'wrong-idiom',
  level: 'error',
  clause: '《现代汉语词典》词形',
  message: '“{{text}}”应为“{{fix}}”。',
  english: '“{{text}}” should be “{{fix}}”.',
  examples: {
    bad: [
      '巡堤队员⟦不余遗力→不遗余力⟧守护大堤。',
      '消息⟦不径而走→不胫而走⟧，不到半天全镇都知道了。',
      '法官提醒，签合同不能⟦按步就班→按部就班⟧照抄旧模板。',
      '收割机手⟦再接再励→再接再厉⟧，连夜转战下一个村。',
      '新任护士长⟦以身做则→以身作则⟧，带头值夜班。',
      '老校舍修缮后⟦美仑美奂→美轮美奂⟧。',
      '戏台下座位早早占满，⟦坐无虚席→座无虚席⟧。',
      '这支乡村篮球队⟦出奇致胜→出奇制胜⟧，捧回冠军。',
      '修路队⟦攻艰克难→攻坚克难⟧，提前半个月通车。',
      { text: '庙会年货⟦林琅满目→琳琅满目⟧', place: 'title' },
      '他⟦各抒已见→各抒己见⟧的习惯没有变。',
      '“预算一分一厘都要⟦一丝不荀→一丝不苟⟧地核对。”会计说。',
    ],
    good: [
      '巡堤队员不遗余力守护大堤。',
      '消息不胫而走，不到半天全镇都知道了。',
      '他按部就班地完成秋播。',
      '广告语“咳不容缓”曾引起争议。',
      '学生常把成语写成“不径而走”，老师一一订正。',
      '话剧《坐无虚席》昨晚在县剧院首演。',
      '健身步道沿河而建，美轮美奂。',
      '乡医院床位紧张，患者自己已经联系转院。',
      '座无虚席的礼堂里响起掌声。',
      '各抒己见的听证会开了三个小时。',
      '球队一鼓作气，连扳三局。',
    ],
  },
});
