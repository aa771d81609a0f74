import { type Hit, hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

export const doubledMarks: TextRule = {
  id: 'doubled-marks',
  level: 'error',
  clause: 'GB/T 15834-2011 5.1',
  message: '标点重复或相连：“{{text}}”。',
  english: 'Marks repeated or run together: “{{text}}”.',
  check: ({ masked }) => hitsOf(masked, /[，。、；：？！]{2,}/g, judged),
  examples: {
    bad: [
      '今年雨水匀⟦，，→，⟧秋粮长势好。',
      '水库已经泄洪⟦。。→。⟧',
      '玉米⟦、、→、⟧大豆都已入库。',
      '修桥⟦、，⟧铺路，样样都要钱。',
      '庭审持续到傍晚⟦，。→。⟧',
      '原告要求赔偿⟦；；→；⟧被告不同意。',
      '医生提醒⟦：：→：⟧按时服药。',
      '主队能赢吗⟦？。⟧',
      '预算已经下达⟦。，⟧各校正在报账。',
      '孩子们高喊加油⟦！，⟧声音传出很远。',
      { text: '麦收过半⟦，，→，⟧颗粒归仓', place: 'title' },
    ],
    good: [
      '今年雨水匀，秋粮长势好。',
      '我们赢了！！！',
      '真的吗？！',
      '走廊里只剩下脚步声。。。',
      '剧目有《谁在敲门？》、《归来》。',
      '“好！”，“好！”，台下喊声不断。',
      '他说：“渠水清了。”',
      '玉米、大豆都已入库。',
      '全县（含开发区）。',
      '校训是“诚、勤、朴”。',
    ],
  },
};

function judged(match: RegExpExecArray): Hit | undefined {
  const [words] = match;
  // Stacked ？！ and stops in place of an ellipsis have rules of their own.
  if (/^(?:[？！]+|。{3,})$/.test(words)) return undefined;
  if (new Set(words).size === 1) return stretchOf(match, words.charAt(0));
  return { ...stretchOf(match, /^[，、；：]+[。？！]$/.test(words) ? words.slice(-1) : undefined), level: 'warning' };
}
