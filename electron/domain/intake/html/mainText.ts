import type { Tag } from './tree.ts';

/**
 * Where the text of a page lies: first by the names that content systems give its element, then by density, as readers of
 * browsers do: sentences speak for the element around them, links against it.
 */

interface Weight {
  readonly text: number;
  readonly linked: number;
}

interface Scale {
  readonly weights: Map<Tag, Weight>;
  readonly scores: Map<Tag, number>;
}

/** Element names of the CMS the presets know (EmpireCMS, DedeCMS, PHPCMS, WeChat) and of government portals (TRS, Visual SiteBuilder). */
const known = new Set(
  `js_content rich_media_content endtext article_content articlecontent article-content art_content artibody articlebody article-body
  article_body trs_editor trs_uceditor trs_editor_view zoom newscontent news_content news-content newstext content_text con_text contenttext
  text_content rm_txt_con arc-body arcbody arc_body arc-content arccontent custom_unionstyle v_news_content vsb_content detail-content detail_content
  show_text showcontent show-content show_content main-text maintext text content bodylabel fontzoom entry-content post-content`.split(/\s+/),
);
const inlineNames = new Set('a abbr b big br code del em font i ins mark s small span strike strong sub sup u ruby img label'.split(' '));
/** Characters of a line that is a sentence rather than a button. */
const sentence = 25;

/** @returns undefined when the page is too short to tell: then all of it is the text */
export function findMain(body: Tag): Tag | undefined {
  const scale: Scale = { weights: new Map(), scores: new Map() };
  weigh(body, false, [], scale);
  const dense = best(scale, [...scale.scores.keys()]);
  if (!dense) return undefined;
  const enough = 0.4 * unlinked(scale, dense);
  const named = [...scale.weights.keys()].filter((tag) => isKnown(tag) && unlinked(scale, tag) >= Math.max(40, enough) && density(scale, tag) < 0.4);
  return best(scale, named) ?? named[0] ?? dense;
}

function isKnown({ attributes, name }: Tag): boolean {
  if (name === 'article' || attributes.itemprop?.toLowerCase() === 'articlebody') return true;
  const names = `${attributes.id ?? ''} ${attributes.class ?? ''}`.toLowerCase().split(/\s+/);
  return names.some((one) => known.has(one));
}

function unlinked({ weights }: Scale, tag: Tag): number {
  const { text, linked } = weights.get(tag) ?? { text: 0, linked: 0 };
  return text - linked;
}

/** The share of links in a tag's text, 0 to 1. */
function density({ weights }: Scale, tag: Tag): number {
  const { text, linked } = weights.get(tag) ?? { text: 0, linked: 0 };
  return text === 0 ? 1 : linked / text;
}

function best(scale: Scale, tags: readonly Tag[]): Tag | undefined {
  let found: Tag | undefined;
  let most = 0;
  for (const tag of tags) {
    const score = (scale.scores.get(tag) ?? 0) * (1 - density(scale, tag));
    if (score > most) [found, most] = [tag, score];
  }
  return found;
}

/** Characters in a tag and all below it; sentences add to the scores of those around them. */
function weigh(tag: Tag, inLink: boolean, around: readonly Tag[], scale: Scale): Weight {
  let [text, linked, own] = [0, 0, ''];
  const linkHere = inLink || tag.name === 'a';
  for (const child of tag.children) {
    if (typeof child === 'string') {
      const length = child.replace(/\s+/g, '').length;
      text += length;
      if (linkHere) linked += length;
      else if (own.length < 5000) own += child;
      continue;
    }
    const below = weigh(child, linkHere, [tag, ...around.slice(0, 2)], scale);
    text += below.text;
    linked += below.linked;
    if (inlineNames.has(child.name) && child.name !== 'a' && own.length < 5000) own += directText(child);
  }
  if (!inlineNames.has(tag.name)) {
    score(tag, own.replace(/\s+/g, ''), around, scale);
    scale.weights.set(tag, { text, linked });
  }
  return { text, linked };
}

function directText(tag: Tag): string {
  return tag.children
    .map((child) => (typeof child === 'string' ? child : inlineNames.has(child.name) && child.name !== 'a' ? directText(child) : ''))
    .join('');
}

function score(tag: Tag, words: string, around: readonly Tag[], { scores }: Scale): void {
  if (words.length < sentence) return;
  const points = 1 + (words.match(/[，。、；！？,]/g)?.length ?? 0) + Math.min(3, words.length / 100);
  const holders = ['p', 'pre', 'li', 'h1', 'h2', 'h3', 'blockquote'].includes(tag.name) ? around : [tag, ...around];
  for (const [distance, holder] of holders.slice(0, 3).entries()) {
    scores.set(holder, (scores.get(holder) ?? 0) + points / (distance === 0 ? 1 : distance * 2));
  }
}

/** Inside the main text: shares, related articles, comments, tools. Long text is never judged by its name. */
export function isFurniture(tag: Tag, length: () => number): boolean {
  if (['nav', 'aside', 'footer'].includes(tag.name)) return true;
  const names = `${tag.attributes.id ?? ''} ${tag.attributes.class ?? ''}`.toLowerCase();
  if (names.length < 2) return false;
  const said =
    /(?:^|[\s_-])(?:bd|js)?(?:share|bdsharebuttonbox|sharebox|related|relate|relevant|recommend|hot-?news|comment|comments|copyright|breadcrumb|crumbs?|pagination|pagebar|pages|epages|page_css|toolbar|prenext|pre_next|print|qrcode|position|reward)(?:$|[\s_-])/;
  return said.test(names) && length() <= 800;
}
