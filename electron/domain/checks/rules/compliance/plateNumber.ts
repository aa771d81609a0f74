import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

const shape =
  /(?<![\p{Script=Han}][京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼])[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·・ ]?(?=[A-Z]{0,2}\d{2}|[A-Z]?\d[A-Z]\d)[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警](?![A-Za-z0-9])/gu;

export const plateNumber: TextRule = {
  id: 'plate-number',
  level: 'warning',
  clause: '个人信息保护法第二十五条',
  message: '文中有完整的车牌号“{{text}}”，请遮住其中几位。',
  english: 'The whole number plate of a car, “{{text}}”; hide some of it.',
  check: ({ masked }) => hitsOf(masked, shape, (match) => stretchOf(match)),
  examples: {
    bad: [
      '肇事车辆⟦京A12345⟧已被找到。',
      '一辆⟦粤B·8K321⟧的货车侧翻。',
      '监控拍下⟦川Z6688X⟧闯红灯。',
      '车主驾驶⟦鲁Q00001⟧返乡。',
      '新能源车⟦沪AD12345⟧起火。',
      '挂车⟦冀T1234挂⟧超载。',
      '教练车⟦豫S5678学⟧驶入考场。',
      '网约车⟦浙C·0X000⟧拾获手机。',
      '出租车⟦晋M99999⟧的师傅送还钱包。',
      { text: '⟦苏N12A34⟧车主请挪车', place: 'title' },
    ],
    good: [
      '肇事车辆京A12**5已被找到。',
      '一辆粤牌货车侧翻。',
      '沪C919航线开通。',
      '川G318国道通车。',
      '冀T开头的车辆。',
      '新A股上市。',
      '云C区改造。',
      '晋M平台上线。',
      '浙A1路公交延长。',
      '贵N12环线。',
    ],
  },
};
