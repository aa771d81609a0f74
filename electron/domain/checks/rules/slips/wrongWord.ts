import { confusionRule } from './confusionRule.ts';
import { frequentWords } from './confusions/frequentWords.ts';
import { wordsByShape } from './confusions/wordsByShape.ts';
import { wordsBySoundAToH } from './confusions/wordsBySoundAToH.ts';
import { wordsBySoundHToS } from './confusions/wordsBySoundHToS.ts';
import { wordsBySoundSToZ } from './confusions/wordsBySoundSToZ.ts';

export const wrongWord = confusionRule([...wordsBySoundAToH, ...wordsBySoundHToS, ...wordsBySoundSToZ, ...wordsByShape, ...frequentWords], {
  id: 'wrong-word',
  level: 'error',
  clause: '《现代汉语词典》词形',
  message: '“{{text}}”应为“{{fix}}”。',
  english: '“{{text}}” should be “{{fix}}”.',
  examples: {
    bad: [
      '县里连夜⟦布署→部署⟧防汛工作。',
      '水库从凌晨起开闸⟦泻洪→泄洪⟧。',
      '村口新⟦按装→安装⟧了路灯。',
      '法院对这起借贷纠纷作出⟦叛决→判决⟧。',
      '新校舍预计年底⟦峻工→竣工⟧。',
      '诊所发布⟦招聘启示→招聘启事⟧，招收护士三名。',
      '夏粮收购进度快，农户很快拿到⟦补帖→补贴⟧。',
      '旧城⟦折迁→拆迁⟧工作本月启动。',
      '居民⟦偶而→偶尔⟧来河边散步。',
      '超市向市民发放⟦消费卷→消费券⟧。',
      '本场比赛双方⟦拼博→拼搏⟧到最后一秒。',
      { text: '⟦海棉→海绵⟧城市建设提速', place: 'title' },
      '这条⟦遂道→隧道⟧全长三公里。',
      '他⟦己经→已经⟧在大堤上守了两夜。',
      '近年来村里⟦踊现→涌现⟧出不少种粮能手。',
    ],
    good: [
      '县里连夜部署防汛工作，水库开闸泄洪。',
      '电站按装机容量缴纳费用，业主按装修标准选材。',
      '统计局公布署名文章。',
      '选手自己经营着一家小饭馆。',
      '他难以自已，当场落泪。',
      '一座落成不久的体育馆迎来首场比赛。',
      '从来自上海棉纺厂的老工人说起。',
      '承租凭证要妥善保管，全县消防设施不断完善长效机制。',
      '工人重复盖章，跑了三趟。',
      '两个村民小组提前通过份额划分方案。',
      '把“部署”写成“布署”，是稿件里的老毛病。',
      '各部门究竟争取到多少资金，预算表里写得清楚。',
      '剧团沿海岸线巡演，票务交通迅速恢复。',
      '玉米收完了，周末来一场寒潮也不怕。',
    ],
  },
});
