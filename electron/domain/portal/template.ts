/**
 * A page template: a Mustache text with documented variables (assets/templates/README.md), escaped by default, and its
 * style sheet, which the page carries inline.
 */
export interface Template {
  readonly name: string;
  readonly html: string;
  readonly css: string;
}
