/**
 * The article's body as a tree: what the one configured marked instance says, in our own closed set of nodes.
 * Page, CMS fragment, plain text, checks and preview all walk this tree; nothing else reads marked's tokens.
 */

export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'strong' | 'emphasis' | 'strike'; readonly children: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  /** `href` has passed the allow list of schemes: http, https, mailto or `#…`. */
  | { readonly type: 'link'; readonly href: string; readonly title: string; readonly children: readonly Inline[] }
  | { readonly type: 'image'; readonly image: ImageReference }
  /** A hard line break. */
  | { readonly type: 'break' }
  /** One of the raw tags that pass: `u sub sup ruby rt rp`, always balanced here. */
  | { readonly type: 'tag'; readonly name: AllowedTag; readonly children: readonly Inline[] };

export type AllowedTag = 'u' | 'sub' | 'sup' | 'ruby' | 'rt' | 'rp';

export interface ImageReference {
  /** `media/<file>` of this article: the bare file name. `external`: an https address. */
  readonly from: 'media' | 'external';
  readonly file: string;
  readonly alt: string;
  /** The Markdown title, which is the caption. */
  readonly caption: string;
}

export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3 | 4 | 5 | 6; readonly children: readonly Inline[] }
  /** A paragraph that is one image. */
  | { readonly type: 'figure'; readonly image: ImageReference }
  | { readonly type: 'list'; readonly ordered: boolean; readonly start: number; readonly loose: boolean; readonly items: readonly ListItem[] }
  | { readonly type: 'quote'; readonly children: readonly Block[] }
  | { readonly type: 'code'; readonly language: string; readonly text: string }
  | {
      readonly type: 'table';
      readonly align: readonly ('left' | 'center' | 'right' | null)[];
      readonly header: readonly Cell[];
      readonly rows: readonly (readonly Cell[])[];
    }
  | { readonly type: 'rule' }
  /** `<!-- page 小标题 -->` on its own line. */
  | { readonly type: 'pageBreak'; readonly title: string };

export interface ListItem {
  /** A task list's mark, undefined for an ordinary item. */
  readonly checked: boolean | undefined;
  readonly children: readonly Block[];
}

export type Cell = readonly Inline[];
