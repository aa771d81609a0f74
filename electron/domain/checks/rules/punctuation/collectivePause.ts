import { hitsOf, type TextRule } from '../../prose/textRule.ts';

/** Words for a whole, of single signs: no mark divides them. */
const whole =
  /(?<![高初])中、小学(?!、)|城、乡(?=居民|建设|一体|差距|融合|规划|供水)|干、群(?=关系)|师、生(?=[们员代活关双，。和的共])|党、团员|公、检、法|工、农业|农、林、牧、渔业?|省、地、县|青、壮年|老、弱、病、残|婚、丧、嫁、娶|衣、食、住、行|水、电、气(?=费|管|表)|(?<![0-9年、])春、夏、秋、冬/g;

export const collectivePause: TextRule = {
  id: 'collective-pause',
  level: 'hint',
  clause: 'GB/T 15834-2011 4.5；出版惯例',
  message: '“{{text}}”是集合词语，中间不用顿号。',
  english: '“{{text}}” is one word for a whole and takes no pause marks.',
  check: ({ masked }) =>
    !masked.includes('、')
      ? []
      : hitsOf(masked, whole, ({ index, 0: words }) => ({ start: index, end: index + words.length, fix: words.replaceAll('、', '') })),
  examples: {
    bad: [
      '全县⟦中、小学→中小学⟧今起复课。',
      '⟦城、乡→城乡⟧居民医保开始缴费。',
      '⟦干、群→干群⟧关系更近了。',
      '⟦师、生→师生⟧代表上台领奖。',
      '⟦公、检、法→公检法⟧三家会签。',
      '⟦党、团员→党团员⟧带头上堤。',
      '⟦农、林、牧、渔→农林牧渔⟧总产值增长。',
      '他演了一辈子⟦老、弱、病、残→老弱病残⟧。',
      '简化⟦婚、丧、嫁、娶→婚丧嫁娶⟧的排场。',
      '⟦衣、食、住、行→衣食住行⟧样样要钱。',
      { text: '⟦中、小学→中小学⟧错峰放学', place: 'title' },
    ],
    good: [
      '全县中小学今起复课。',
      '幼儿园、小学、中学都放假。',
      '城乡居民医保开始缴费。',
      '公安、检察、法院三家会签。',
      '党员、团员带头上堤。',
      '衣服、粮食、住处都有着落。',
      '老师、学生一起种树。',
      '种植业、林业、牧业齐头并进。',
      '水费、电费、气费一站缴清。',
      '高中、小学分区招生。',
    ],
  },
};
