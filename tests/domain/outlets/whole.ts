import type { Article } from '#domain/article.ts';
import type { DescribedPicture } from '#domain/portal/pictures.ts';
import { medium, soundArticle } from '../portal/desk.ts';

/** An article with everything a text may hold, for goldens that show what becomes of each. */
export const wholeArticle: Article = {
  ...soundArticle,
  title: '稻田里的会',
  outlets: { plain: { chosen: true, title: '会议开到田间地头　一线解难题' } },
  source: { name: '样稿日报', kind: 'reprint', url: 'https://paper.example/2017/0906.html', originalTitle: '把会开到稻田里' },
  body: [
    '　　初秋的清晨，田埂上摆开了**小马扎**。办结率*97.3%*，~~旧账~~清零，<u>限期</u>办结，用水 H<sub>2</sub>O，`编号 7`。',
    '第一行  \n第二行，见[方案全文](https://a.example/2?x=1&y=2)和<tougao@portal.example>，又见[上文](#top)。',
    '## 一、会议**搬到**田头',
    '### （一）谁来开',
    '![田埂上的现场会](media/1111111111111111.jpg "干部与种粮大户在田头商量秋收")',
    '<!-- page 二、数字说话 -->',
    '| 乡镇 | 面积（万亩） |\n| :--- | ---: |\n| 样稿镇 | **18.6** |\n| 铅字镇 | 12.3 |',
    '主要做法：\n\n3. 领导带头；\n   - 逐户走访；\n   - 当日销号；\n4. 群众评议。',
    '- [x] 已通水\n- [ ] 待通电',
    '> 干没干，群众看得见。\n>\n> 这话<ruby>镌<rt>juān</rt></ruby>在墙上。',
    '```\nif (a < b && c) 停\n```',
    '---',
    '![](media/2222222222222222.png)',
    '外面的图：![远景](https://img.example/far.jpg)。',
  ].join('\n\n'),
  media: {
    '1111111111111111': medium('1111111111111111', 'jpg', { credit: '周样 摄', alt: '田埂上，十几人围坐' }),
    '2222222222222222': medium('2222222222222222', 'png', { caption: '各乡镇面积示意图', alt: '柱状图' }),
  },
};

/** Its pictures, as an exporter would have made them; the bytes are none of a picture's. */
export const wholePictures: readonly DescribedPicture[] = [
  {
    mediaId: '1111111111111111',
    file: '1111111111111111.jpg',
    path: 'images/01.jpg',
    bytes: new Uint8Array([1, 2, 3]),
    width: 1200,
    height: 800,
    caption: '干部与种粮大户在田头商量秋收',
    credit: '周样 摄',
    alt: '田埂上的现场会',
  },
  {
    mediaId: '2222222222222222',
    file: '2222222222222222.png',
    path: 'images/02.png',
    bytes: new Uint8Array([4, 5]),
    width: 300,
    height: 600,
    caption: '各乡镇面积示意图',
    credit: '',
    alt: '柱状图',
  },
];
