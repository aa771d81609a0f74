import type { Hit, TextRule } from '../../prose/textRule.ts';

const closing = /(?:[。，、；：]|\.)$/;

export const headlineStop: TextRule = {
  id: 'headline-stop',
  level: 'warning',
  clause: 'GB/T 15834-2011 B.10.1',
  message: '标题末尾通常不用“{{text}}”。',
  english: 'A headline does not end in “{{text}}”.',
  places: ['title', 'kicker', 'subtitle', 'shortTitle', 'heading', 'page'],
  check: ({ masked, place }): readonly Hit[] => {
    const words = masked.trimEnd();
    const [mark] = closing.exec(words) ?? [''];
    // A heading may introduce what follows, and a dot may belong to a foreign word.
    if (mark === '' || (mark === '：' && (place === 'heading' || place === 'page')) || (mark === '.' && !/[\u4e00-\u9fff]\.$/.test(words))) return [];
    // Several sentences are a text, wherever they stand.
    if (mark === '。' && words.slice(0, -1).includes('。')) return [];
    return [{ start: words.length - 1, end: words.length, fix: '', level: mark === '。' || mark === '.' ? 'warning' : 'error' }];
  },
  examples: {
    bad: [
      { text: '样稿县夏粮开镰⟦。→⟧', place: 'title' },
      { text: '三座水库同时泄洪⟦，→⟧', place: 'title' },
      { text: '新校舍封顶⟦。→⟧', place: 'shortTitle' },
      { text: '抗洪一线见闻⟦：→⟧', place: 'kicker' },
      { text: '县医院开通夜间门诊⟦。→⟧', place: 'subtitle' },
      { text: '一、清淤进度⟦。→⟧', place: 'heading' },
      { text: '二、资金来源⟦；→⟧', place: 'heading' },
      { text: '法院这样判⟦、→⟧', place: 'title' },
      { text: '球队夺冠之夜⟦。→⟧', place: 'page' },
      { text: '预算公开这一年⟦.→⟧', place: 'title' },
    ],
    good: [
      { text: '样稿县夏粮开镰', place: 'title' },
      { text: '断头路何时打通？', place: 'title' },
      { text: '我们赢了！', place: 'title' },
      { text: '那一夜，河堤上……', place: 'title' },
      '样稿县夏粮开镰。',
      { text: '具体安排如下：', place: 'heading' },
      { text: '“再修三公里”', place: 'title' },
      { text: '雨停了。水退了。人回来了。', place: 'subtitle' },
      { text: '守渡人（下）', place: 'title' },
      { text: '县医院引进设备Vol.', place: 'title' },
    ],
  },
};
