/**
 * A wrong form and the right one, our own compilation from the errors that newsrooms' lists of corrections repeat. A form
 * with a third part can be right by accident: it only warns, and stays silent where it stands inside one of those words
 * (`按装` inside `按装机容量`).
 */
export type Confusion = readonly [wrong: string, right: string, inside?: readonly string[]];
