import type { Article } from '../article.ts';
import { addressPart } from './line.ts';
import type { Profile } from './profile.ts';
import { packageName } from './slug.ts';
import { titleFor } from './title.ts';

/** Where on the portal things are, as far as a profile can say. A profile without `baseUrl` says nothing. */

/** The portal's front page, with its closing slash; undefined without a base address. */
export function homeAddress(profile: Profile): string | undefined {
  return profile.baseUrl ? `${profile.baseUrl.replace(/\/+$/, '')}/` : undefined;
}

/** A link of the portal's own, complete where there is a base address, so that it also works from a folder. */
export function portalAddress(profile: Profile, link: string): string | undefined {
  if (!link.startsWith('/')) return link || undefined;
  const home = homeAddress(profile);
  return home ? home + link.slice(1) : link;
}

/**
 * The address the page is meant for: the portal, the channel's folder, the package's name. Undefined without a base
 * address. A clerk who puts the page elsewhere sets the canonical link there.
 */
export function canonicalAddress(article: Article, profile: Profile): string | undefined {
  if (last?.article !== article || last.profile !== profile) last = { article, profile, address: addressOf(article, profile) };
  return last.address;
}

/** Page, feeds and sources of one article all ask, one after the other. */
let last: { readonly article: Article; readonly profile: Profile; readonly address: string | undefined } | undefined;

function addressOf(article: Article, profile: Profile): string | undefined {
  const home = homeAddress(profile);
  if (!home) return undefined;
  const channel = profile.page.channels.find(({ key }) => key === article.channel);
  const folder = channel?.url.startsWith('/') ? channel.url.replace(/[?#].*$/, '').replace(/^\/+|\/+$/g, '') : '';
  return `${home}${folder ? `${folder}/` : ''}${packageName(article, profile)}/`;
}

/** The complete address of a picture of the page, for those who need one (Open Graph, search engines). */
export function pictureWebAddress(canonical: string | undefined, path: string): string | undefined {
  if (/^https?:\/\//i.test(path)) return path;
  return canonical && /^images\/[0-9a-z.-]+$/.test(path) ? canonical + path : undefined;
}

export interface ShareTarget {
  readonly name: string;
  /** Undefined where the page has no address yet: the line then only names the places. */
  readonly url: string | undefined;
}

/** Plain links to the places readers share to; nothing is loaded from there before a reader follows one. */
export function shareTargets(article: Article, profile: Profile, canonical: string | undefined): readonly ShareTarget[] {
  if (!profile.page.share) return [];
  const title = addressPart(titleFor(article, profile));
  const page = canonical === undefined ? undefined : addressPart(canonical);
  return shareServices.map(({ name, url }) => ({ name, url: page === undefined ? undefined : url(page, title) }));
}

const shareServices: readonly { readonly name: string; readonly url: (page: string, title: string) => string }[] = [
  { name: '微博', url: (page, title) => `https://service.weibo.com/share/share.php?url=${page}&title=${title}` },
  { name: 'QQ好友', url: (page, title) => `https://connect.qq.com/widget/shareqq/index.html?url=${page}&title=${title}` },
  { name: 'QQ空间', url: (page, title) => `https://sns.qzone.qq.com/cgi-bin/qzshare/cgi_qzshare_onekey?url=${page}&title=${title}` },
  { name: '邮件', url: (page, title) => `mailto:?subject=${title}&body=${title}%0A${page}` },
];
