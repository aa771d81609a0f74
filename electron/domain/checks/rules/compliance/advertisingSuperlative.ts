import { isQuoted } from '../../prose/prose.ts';
import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

/** What only an advertisement says. */
const boasts =
  /全网最低价?|史上最低价|销量第一|行业第一品牌|第一品牌|顶级(?:品质|享受|奢华|豪宅|楼盘|配置)|国家级(?:品质|产品|配方)|绝无仅有的?(?:品质|户型|优惠|价格)|包治百病|药到病除|根治(?=[\p{Script=Han}]{0,4}(?:病|炎|癌|寒腿|风湿|痛))|零风险|稳赚不赔|无效退款|永不反弹|永不复发|(?:100%|百分之?百|百分百)(?:有效|治愈|安全|正品)/gu;
/** What is news of a reservoir but an advertisement of a flat. */
const superlatives =
  /(?:最佳|最优|最好的?|最高级的?|首选|顶级|唯一的?|极致|极品)(?=(?:品质|户型|口感|效果|选择|品牌|服务|享受|食材|楼盘|地段|性价比|装备|疗效|体验|产品))/g;
const commerce = /楼盘|优惠|促销|抢购|选购|购买|售价|开盘|旗舰店|门店|商家|客户|消费者|新品|上市|特价|折扣|到店|订购|加盟|疗程/;
/** Claims that are news elsewhere, but not beside an order form. */
const claims =
  /(?:全国|全省|全球|世界|行业|销量)(?:第一|领先|首创|最[佳优好])|史无前例|绝无仅有|独一无二|举世无双|无与伦比|首屈一指|遥遥领先|世界级|顶尖|(?<!全网|史上)最低价|最(?:便宜|先进|优惠|实惠|高端|权威|安全|有效|正宗|新鲜|划算)|(?:最佳|最优|最好)的?(?=(?:投资|理财|购房|消费)选择)/g;
const selling = /本店|下单|首付|看房|预订|到店|抢购|特价|礼盒|选购|加盟|惠顾|光临|订购热线|抢购热线|名额有限|先到先得|包邮|现房|扫码购/;
/** A report about such advertisements. */
const reported = /虚假|违法|违规|处罚|查处|宣称|谎称|号称|声称|举报|误导|夸大|禁用|不得使用|骗局|防骗|警惕|谨防/;

export const advertisingSuperlative: TextRule = {
  id: 'advertising-superlative',
  level: 'hint',
  clause: '广告法第九条、第十六条',
  message: '“{{text}}”是广告法限用的说法，请核实或改写。',
  english: '“{{text}}” is a claim that the advertising law restricts.',
  check: (prose) => {
    if (reported.test(prose.masked)) return [];
    const patterns = [boasts, ...(commerce.test(prose.masked) ? [superlatives] : []), ...(selling.test(prose.masked) ? [claims] : [])];
    return patterns.flatMap((pattern) => hitsOf(prose.masked, pattern, (match) => (isQuoted(prose, match.index) ? undefined : stretchOf(match))));
  },
  examples: {
    bad: [
      '本周到店选购，享⟦全网最低价⟧。',
      '该楼盘以⟦最佳⟧户型赢得客户。',
      '门店主打⟦顶级⟧食材，开业八折。',
      '这款新品上市即成行业⟦销量第一⟧。',
      '三个疗程⟦根治⟧老寒腿。',
      '投资果园⟦稳赚不赔⟧，欢迎加盟。',
      '消费者的⟦首选⟧品牌落户本县。',
      '商家推出⟦最优⟧性价比套餐。',
      '特价茶叶，⟦极品⟧口感。',
      { text: '⟦无效退款⟧，名医坐诊', place: 'title' },
      '本店装修⟦全国第一⟧，包间宽敞。',
      '富硒大米⟦史无前例⟧地香，下单即送菜油。',
      '中秋月饼选购季，⟦最好的⟧口感在老街。',
    ],
    good: [
      '全市最大的水库开闸放水。',
      '她获得最佳女主角奖。',
      '这是本赛季最好的成绩。',
      '县里新增一处国家级湿地公园。',
      '市场监管部门查处宣称“包治百病”的保健品。',
      '商家因使用顶级品质等用语被处罚。',
      '全省唯一的盲人图书馆开馆。',
      '全县开展根治欠薪专项行动。',
      '最佳播种期在寒露前后。',
      '全县蒜薹产量居全国第一。',
      '这样规模的防汛演练史无前例。',
      '医生提醒，没有哪种药能药到病除的说法，谨防受骗。',
    ],
  },
};
