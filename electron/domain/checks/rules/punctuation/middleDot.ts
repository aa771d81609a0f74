import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

const numeral = /[一二三四五六七八九十]/;

/** A half-width dot between characters that spell foreign names: `阿迪力.买买提`. */
const foreignName = /\.(?<=[力提曼娜姆德罗斯尔特克拉卡亚伊艾阿翰玛古汗江丁什亨木仁].)(?=[买艾阿尼史伊玛斯罗卡吐阿萨热依库麦穆]\p{Script=Han})/gu;

export const middleDot: TextRule = {
  id: 'middle-dot',
  level: 'warning',
  clause: 'GB/T 15834-2011 4.14.2',
  message: '间隔号应为“·”，不是“{{text}}”。',
  english: 'The middle dot is “·”, not “{{text}}”.',
  check: ({ masked }) => [
    ...hitsOf(masked, foreignName, (match) => stretchOf(match, '·')),
    ...hitsOf(masked, /[•・‧∙⋅．](?<=[\u4e00-\u9fff].)(?=[\u4e00-\u9fff])/g, (match) => {
      // `一．总则` is a number, `九•一八` a day.
      return numeral.test(masked.charAt(match.index - 1)) ? undefined : stretchOf(match, '·');
    }),
  ],
  examples: {
    bad: [
      '教练约翰⟦•→·⟧史密斯带队训练。',
      '剧目改编自列夫⟦・→·⟧托尔斯泰的小说。',
      '馆里展出《史记⟦•→·⟧河渠书》抄本。',
      '留学生玛丽⟦‧→·⟧安在村里支教。',
      '他填了一首《沁园春⟦•→·⟧秋收》。',
      '医疗队队长买买提⟦•→·⟧艾力巡诊归来。',
      '外援卡洛斯⟦∙→·⟧席尔瓦梅开二度。',
      '种粮大户阿迪力⟦.→·⟧买买提添了新农机。',
      '论坛请来阿卜杜勒⟦．→·⟧拉赫曼教授。',
      '原告委托律师古丽⟦⋅→·⟧买提出庭。',
      { text: '样稿县⟦•→·⟧渡口村通了天然气', place: 'title' },
    ],
    good: [
      '教练约翰·史密斯带队训练。',
      '他填了一首《沁园春·秋收》。',
      '一．总体要求',
      '九•一八纪念馆',
      '• 清淤 • 加固',
      '水位12.5米。',
      'J.K.罗琳的书很抢手。',
      '样稿县．',
      '`甲•乙`',
      '三•八红旗手',
    ],
  },
};
