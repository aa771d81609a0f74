import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

/** A whole clause before (at least so many characters), and a word behind that only begins another one. */
const beforeClause =
  /、(?<=[\u4e00-\u9fff0-9]{5}、)(?=还(?![款钱书债贷本乡]|清|原)|也(?!门)|却|但(?!丁)|而(?!立)|则(?!天)|就(?=是|能|会|要|可|把|被|在|没|不|像|有|连|已)|才(?=能|会|有|是|开|可|把|知)|便(?=是|能|会|要|可|把|被|在|有|开)|都(?=是|能|会|要|可|把|被|在|没|不|有|已)|因此|所以|于是|随后|然后|接着|而且|但是|可是|不过|然而|因为|由于|虽然|尽管|如果|只要|只有|为此|对此|其中|此外|他(?![人乡项])们?(?=[\u4e00-\u9fff])|她们?(?=[\u4e00-\u9fff])|我们|这(?=是|里|样|次|些|个|让|才|座|条|位|名))/g;
/** Two clauses of some length, what happened and to whom: `安置在两处学校、一日三餐由食堂配送`. */
const betweenClauses =
  /(?<=(?:^|[，。；：！？])(?=[^，。；：！？、\n]{0,20}[被已将把了])[^，。；：！？、\n“”《》]{8,30})、(?=[\u4e00-\u9fff]{2,8}(?:由|被|已|将|均|全部|正在|仍|也)(?![的、])[^，。；：！？、的\n“”《》]{3,20}[，。；])/gm;
/** A word that opens a clause, or a time or place that says when and where somebody spoke. */
const opener =
  /(?<=(?:^|[，。；])(?:此外|另外|同时|因此|所以|但是|然而|不过|随后|当天|据悉|近日|日前|其中|为此|对此|接下来|总之|例如|比如|最终|后来|与此同时|不仅如此))、(?=[\u4e00-\u9fff0-9])/gm;
const setting =
  /(?<=(?:^|[，。；])(?:在|当|随着|经过|通过|据|自)[^，。；：、\n]{3,20}[上中下时后前里间内来起]|(?:^|[，。；])[^，。；：、\n]{4,16}(?:会议上|仪式上|现场|采访时|采访中|结束后|之后))、(?=[\u4e00-\u9fff]{2,10}(?:说|表示|强调|指出|要求|介绍|宣布|提出|看到|发现)(?!的))/gm;

/** A text without this is not looked at further: most have none. */
const sign = /、/;

export const pauseForComma: TextRule = {
  id: 'pause-for-comma',
  level: 'warning',
  clause: 'GB/T 15834-2011 4.5.1、4.4.3',
  message: '分句之间、句首的词语之后用逗号，顿号只用在并列的词语之间。',
  english: 'Clauses take a comma, and so does what opens a sentence; the pause mark is for words in a row.',
  check: ({ masked }) => {
    if (!sign.test(masked)) return [];
    const hits = [beforeClause, betweenClauses, opener, setting].flatMap((pattern) => hitsOf(masked, pattern, (match) => stretchOf(match, '，')));
    return [...new Map(hits.map((hit) => [hit.start, hit])).values()];
  },
  examples: {
    bad: [
      '老郑第一个签了字⟦、→，⟧还让出两分菜地。',
      '受灾群众被安置在两处学校⟦、→，⟧一日三餐由镇食堂统一配送。',
      '渠水清了不少⟦、→，⟧但是水量还不够。',
      '门诊楼已经封顶⟦、→，⟧因此原定的搬迁提前。',
      '此外⟦、→，⟧剧团还将下乡演出二十场。',
      '在昨天的调度会上⟦、→，⟧县长强调要抢收快晒。',
      '签约仪式结束后⟦、→，⟧厂长宣布明年扩产。',
      '被告人当庭认罪⟦、→，⟧他表示不上诉。',
      '孩子们练了一个冬天⟦、→，⟧却没能进决赛。',
      '旧桥已被洪水冲毁⟦、→，⟧两岸村民由渡船接送。',
      '全县发放补贴两千万元⟦、→，⟧其中种粮补贴占六成。',
      '随后⟦、→，⟧救援队进村逐户排查。',
      { text: '抢收队连夜下田⟦、→，⟧因为暴雨将至', place: 'summary' },
    ],
    good: [
      '老郑签了字，还让出两分菜地。',
      '可办理借书、还书、续借。',
      '你、我、他都是守堤人。',
      '帮助自己、他人和集体。',
      '都江堰市、都匀市的客人到场。',
      '学习贯彻会议精神、研究部署防汛工作。',
      '就业、就医、就学都方便了。',
      '他说话做事干脆、利落。',
      '在路上、田里、仓库里都能看到他。',
      '编辑、记者、摄影一起出发。',
      '会前、会中、会后都有人负责。',
      '图书馆提供图书借阅、还书上门服务。',
      '已建成的水库、将建成的灌区都要验收。',
      '种了玉米、大豆、红薯。',
    ],
  },
};
