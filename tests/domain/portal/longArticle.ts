import type { Article } from '#domain/article.ts';
import { medium, soundArticle } from './desk.ts';

/** An article that uses everything a body can hold, for the dialects. */
export const longArticle: Article = {
  ...soundArticle,
  title: '把集市搬到河堤上',
  shortTitle: '河堤集市',
  subtitle: '样稿镇夜市侧记',
  summary: '样稿镇在河堤上办起夜市，三个月卖出本地农货四十余吨。',
  body: [
    '傍晚六点，样稿镇河堤上的灯一盏盏亮起。镇里推行**“一街一品”**工作法，**摊位费“三减一免”**，82 户商户进场。',
    '## 一、摊位怎么分',
    '镇干部说：*“先来后到，抽签为准。”* 报名表见[镇政府网页](https://a.example/2?x=1&y=2)，电话：000-00000000。',
    '1. 先报名\n   - 本地农户优先\n     - 带自产证明\n   - 外来商户排后\n2. 再抽签\n3. 后进场',
    '![河堤上的灯](media/1111111111111111.jpg "河堤夜市亮灯")',
    '> 干净、热闹，走得动人。\n>\n> ——一位赶集的老人',
    '<!-- page 数字与表格 -->',
    '### 三个月的账',
    '| 品类 | 销量（吨） | 增幅 |\n| --- | ---: | :---: |\n| **稻米** | 18.6 | 12% |\n| 莲藕<br>莲子 | 12.3 | — |\n| 其他 | 9.4 | 3% |',
    '二氧化碳写作 CO<sub>2</sub>，“<ruby>堤<rp>（</rp><rt>dī</rt><rp>）</rp></ruby>”字不读 tí，~~旧价~~<u>新价</u>见 `price.txt`。',
    '- [x] 清扫河道\n- [ ] 加装护栏',
    '---',
    '<!-- page -->',
    '技术员提醒，正文里不能写 [!--empirenews.page--]、[/!--empirenews.page--]、#p#、#e#、[page]、[/page]、{dede:field/} 这些标记。',
    '```text\n[page]\n#p#副标题#e#\n```',
    '![](media/2222222222222222.png)',
    '夜市开到十月底。',
  ].join('\n\n'),
  media: {
    '1111111111111111': medium('1111111111111111', 'jpg', { credit: '周样 摄', alt: '河堤上一排灯' }),
    '2222222222222222': medium('2222222222222222', 'png', { caption: '各品类销量示意图 [page]', alt: '柱状图' }),
  },
};
