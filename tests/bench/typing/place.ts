/** Runs inside the page: puts the middle of the text into sight and says where to click. */

interface View {
  readonly state: { readonly doc: { readonly length: number; lineAt(at: number): { readonly from: number; readonly to: number; readonly text: string } } };
  dispatch(spec: { selection: { anchor: number }; scrollIntoView: boolean }): void;
  coordsAtPos(at: number): { readonly left: number; readonly top: number; readonly bottom: number } | null;
}


/** Scrolls an ordinary paragraph nearest to the middle into sight. @returns its offset, in UTF-16 code units */
export function showMiddle(): number {
  const content = document.querySelector('.cm-content') as unknown as { cmTile: { root: { view: View } } } | null;
  if (!content) throw new Error('no CodeMirror in this page');
  const { view } = content.cmTile.root;
  const { doc } = view.state;
  let line = doc.lineAt(Math.floor(doc.length / 2));
  // A paragraph of plain Han text of some length: no head, list, table or quotation.
  while (!/^[\p{Script=Han}\d，。、：；“”（）%·]{60,}$/u.test(line.text) && line.to < doc.length) line = doc.lineAt(line.to + 1);
  const at = line.from + 30;
  view.dispatch({ selection: { anchor: at }, scrollIntoView: true });
  return at;
}

/** Where to click, in px of the window, to put the cursor at an offset in sight. */
export function clickPlace(at: number): { x: number; y: number } | null {
  const content = document.querySelector('.cm-content') as unknown as { cmTile: { root: { view: View } } } | null;
  const box = content?.cmTile.root.view.coordsAtPos(at);
  return box ? { x: box.left, y: (box.top + box.bottom) / 2 } : null;
}
