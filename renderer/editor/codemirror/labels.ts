import { Facet } from '@codemirror/state';

/** Every string the editor shows, speaks or types. The window's translations give it; the editor knows no language. */
export interface BodyLabels {
  /** Name of the text field for a screen reader. */
  readonly editor: string;
  /** Shown while the body is empty. */
  readonly placeholder: string;
  /** The small label on the line of a page break. */
  readonly pageBreak: string;
  /** The small label on the line of a picture. */
  readonly picture: string;
  /** What a new page break's title says until it is overwritten: 小标题. */
  readonly pageTitle: string;
  /** What a new link's text says until it is overwritten. */
  readonly linkText: string;
  /** What the head of a new table's column says. */
  readonly columnHead: string;
  /** Before the name of an invisible character that is shown as a dot. */
  readonly controlCharacter: string;
  /** Read out after a selection was deleted. */
  readonly selectionDeleted: string;
  /** What a suggestion takes away, and what it puts in, for a screen reader. */
  readonly suggestion: { readonly gone: (words: string) => string; readonly come: (words: string) => string };
  /** Makes a remark. */
  readonly remark: string;
  readonly search: {
    readonly panel: string;
    readonly find: string;
    readonly replace: string;
    readonly next: string;
    readonly previous: string;
    readonly replaceOne: string;
    readonly replaceAll: string;
    readonly matchCase: string;
    readonly close: string;
    readonly none: string;
    /** `current` counts from 1, 0 when the cursor is on no match. */
    readonly matches: (current: number, total: number) => string;
    readonly replaced: (count: number) => string;
  };
}

const wordless: BodyLabels = {
  editor: '',
  placeholder: '',
  pageBreak: '',
  picture: '',
  pageTitle: '',
  linkText: '',
  columnHead: '',
  controlCharacter: '',
  selectionDeleted: '',
  suggestion: { gone: (words) => words, come: (words) => words },
  remark: '',
  search: {
    panel: '',
    find: '',
    replace: '',
    next: '',
    previous: '',
    replaceOne: '',
    replaceAll: '',
    matchCase: '',
    close: '',
    none: '',
    matches: (current, total) => `${current}/${total}`,
    replaced: String,
  },
};

/** The labels in force, readable from any state. */
export const labelsOf = Facet.define<BodyLabels, BodyLabels>({ combine: (given) => given[0] ?? wordless });
