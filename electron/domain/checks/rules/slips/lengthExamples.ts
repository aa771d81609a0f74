/** Clauses of about forty 字, to put long sentences and paragraphs together for examples. */
const clauses = [
  '连日暴雨使清河水位涨到警戒线以上一米二，沿岸三个乡镇的干部群众分成十二个班次日夜巡堤查险',
  '秋收的玉米铺满了晒场，合作社的六台烘干机从清早转到深夜，每天能烘干一百二十多吨湿粮',
  '新学期开学第一周，山里的寄宿小学给孩子们换上了新床铺，还请来县城的老师每周上两堂美术课',
  '县法院的巡回法庭把审判台搭到了村口的老槐树下，一起拖了三年的宅基地纠纷当场调解完毕',
  '城东社区诊所把接诊时间延长到晚上九点，慢性病患者不用再为了开药专门请半天假去大医院排队',
  '通往景区的县道拓宽工程进入路面摊铺阶段，施工队利用夜间车少的时段连续作业以减少对居民的打扰',
  '今年的预算草案压减了一般性开支，省下来的钱主要用在困难家庭救助和乡村道路的日常养护上',
  '少年足球队在省里的比赛中先失两球之后连扳三球，教练说孩子们最大的收获是学会了不慌不忙',
  '沉寂多年的老剧场重新开门，第一场演的是本地剧种的传统戏，台上的演员年纪最小的只有十三岁',
  '入冬以来供热企业对老旧管网逐段排查，更换漏损管道四千多米，居民家里的温度比去年高了两度',
];

function from(start: number, count: number, mark: string): string {
  return Array.from({ length: count }, (_, index) => clauses[(start + index) % clauses.length] ?? '').join(mark);
}

export const longSentences: readonly string[] = clauses.map((_, index) => `⟦${from(index, 3, '，')}⟧。`);
export const shortSentences: readonly string[] = clauses.map((_, index) => `${from(index, 2, '。')}。`);
export const longParagraphs: readonly string[] = clauses.map((_, index) => `⟦${from(index, 10, '。')}。⟧`);
export const shortParagraphs: readonly string[] = clauses.map((_, index) => `${from(index, 8, '。')}。`);
