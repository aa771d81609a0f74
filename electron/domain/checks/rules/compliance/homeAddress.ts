import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

/** House, staircase and flat: nobody's office is written so. */
const flat =
  /(?<!\d)\d{1,4}(?:号楼|[栋幢座号])(?:[0-9一二三四五六七八九十东西中]{1,3}单元)(?:[0-9一二三四五六七八九十]{1,2}[楼层])?(?:\d{3,4}(?:室|号房|号|户|房)?|[东西中]户)/g;

export const homeAddress: TextRule = {
  id: 'home-address',
  level: 'warning',
  clause: '个人信息保护法第二十五条；民法典第一千零三十二条',
  message: '文中有详细门牌“{{text}}”，住址写到小区或街道即可。',
  english: 'Somebody’s full address, “{{text}}”; the neighbourhood is enough.',
  check: ({ masked }) => hitsOf(masked, flat, (match) => stretchOf(match)),
  examples: {
    bad: [
      '火灾发生在样园小区⟦3号楼2单元501室⟧。',
      '老人独居在清河家园⟦12栋1单元302⟧。',
      '快递送到柳巷⟦7号3单元401室⟧。',
      '原告住东湖花园⟦5幢二单元六楼602室⟧。',
      '获奖学生家在书香苑⟦8座1单元1203室⟧。',
      '低保户住棉纺厂宿舍⟦9栋4单元201户⟧。',
      '供暖投诉来自北苑⟦2号楼3单元101⟧。',
      '球星老宅在体育里⟦6号1单元西户⟧。',
      '民警敲开新村⟦11栋2单元304房⟧的门。',
      '漏水点在安居小区⟦15号楼1单元东户⟧。',
    ],
    good: [
      '火灾发生在样园小区。',
      '政务服务中心位于3号楼502室。',
      '清河家园12栋居民参加投票。',
      '第3单元测试成绩公布。',
      '教材第2单元共五课。',
      '县法院第三法庭在2号楼。',
      '小区共有15栋楼、42个单元、1260户。',
      '消防队检查了8号楼的楼道。',
      '诊所搬到柳巷7号。',
      '展馆三楼301展厅开放。',
    ],
  },
};
