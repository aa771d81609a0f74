import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { looksLikeMarkdown } from '#domain/intake/looks.ts';
import { tidyText } from '#domain/intake/tidy.ts';
import { announceBody, attachBody, body, openBody } from '../state/body.ts';
import { asItIsNow } from '../state/checking.ts';
import { keyOf, standing, useChecks } from '../state/checks.ts';

import { giveDeskCommand } from '../state/commands.ts';
import { useCopy } from '../state/copy.ts';
import { notify } from '../state/desk.ts';
import { pointAt, pointAway } from '../state/findingCard.ts';
import { useHolding } from '../state/holding.ts';
import { importDropped } from '../state/importing.ts';
import { useSuggesting } from '../state/suggesting.ts';
import { followRemarks, lookAt } from './bodyRemarks.ts';
import { offerSuggestions, suggestionHooks } from './bodySuggestions.ts';
import { type BodyEditor, mountBodyEditor } from './codemirror/bodyEditor.ts';
import type { AppCommand } from './codemirror/commandTable.ts';
import { bodyLabels } from './labels.ts';
import { pasteHtml } from './pasteHtml.ts';

interface Hooks {
  readonly onPictures: (files: readonly File[], at: number) => void;
  readonly onCommand: (command: AppCommand) => void;
}

/**
 * Mounts the editor once and connects it with the open article. Another language changes its labels; the text, its undo
 * history and its selection stay.
 * @param hooks read when they are needed: the latest ones count
 */
export function useBodyEditor(host: RefObject<HTMLDivElement | null>, hooks: RefObject<Hooks>): BodyEditor | null {
  const { t, i18n } = useTranslation();
  const [editor, setEditor] = useState<BodyEditor | null>(null);
  const id = useCopy((copy) => copy.id);
  const opened = useCopy((copy) => copy.opened);
  const suggesting = useSuggesting(({ on }) => on);
  // Whoever may only read the text may still propose: that writes beside it.
  const readOnly = useHolding((holding) => !holding.mine) && !suggesting;

  // biome-ignore lint/correctness/useExhaustiveDependencies: mounted once; labels are changed below
  useEffect(() => {
    if (!host.current) return;
    const mounted = mountBodyEditor({
      parent: host.current,
      nonce: document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content,
      labels: bodyLabels(t),
      onChange: ({ changes, length, origin }) => announceBody({ type: 'changed', changes, length, origin }),
      onScroll: () => announceBody({ type: 'scrolled' }),
      onPictures: (files, at) => hooks.current.onPictures(files, at),
      onFiles: (files, transfer) => void importDropped(files, transfer),
      onPaste: tidyPaste,
      onHtml: (pasted) => void pasteHtml(mounted, pasted, (text) => tidyPaste(text)?.text ?? text),
      onFinding: (mark) => (mark ? pointAt(mark.key, mark.box) : pointAway()),
      onRemark: (key) => (key === null ? giveDeskCommand('comment') : lookAt(key)),
      onCommand: (command) => hooks.current.onCommand(command),
      ...suggestionHooks,
    });
    const stopOffering = offerSuggestions(mounted);
    const detach = attachBody({
      text: () => mounted.text(),
      slice: (from, to) => mounted.slice(from, to),
      length: () => mounted.length(),
      selection: () => mounted.selection(),
      remarkable: () => mounted.remarkable(),
      focus: () => mounted.focus(),
      boxOf: (from, to) => mounted.boxOf(from, to),
      replaceFromOutside: (text) => mounted.replaceFromOutside(text),
      rewrite: (to) => mounted.rewrite(to),
      select: (from, to) => mounted.select(from, to),
      top: () => mounted.position(),
      scrollTo: ({ offset, fraction }) => mounted.scrollTo(offset, fraction),
    });
    setEditor(mounted);
    return () => {
      // Whatever unmounts the editor: the text as it is now is what the next one opens.
      if (openBody() === useCopy.getState().id) useCopy.setState({ openedBody: mounted.text() });
      detach();
      stopOffering();
      mounted.destroy();
      setEditor(null);
    };
  }, [host, hooks]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `t` speaks the language in force
  useEffect(() => editor?.setLabels(bodyLabels(t)), [editor, i18n.language]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: in suggestion mode the article has another text, which is marked anew
  useEffect(() => (editor ? followFindings(editor) : undefined), [editor, suggesting]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => (editor ? followRemarks(editor) : undefined), [editor, suggesting]);

  useEffect(() => editor?.setReadOnly(readOnly), [editor, readOnly]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `opened` grows whenever an article is opened
  useEffect(() => {
    if (!editor || !id) return;
    editor.open(id, useCopy.getState().openedBody);
    announceBody({ type: 'opened', id, text: editor.text() });
  }, [editor, id, opened]);

  return editor;
}

/** So many lines under a text and no more: with more nobody sees the text. */
const mostMarks = 2000;

/** Lines under what stands to be settled, as of the last answer. */
function followFindings(editor: BodyEditor): () => void {
  const mark = () => {
    const { id, findings } = useChecks.getState();
    const inBody = id === openBody() ? standing(findings).filter(({ field }) => field === 'body') : [];
    const marks = inBody.slice(0, mostMarks).map(asItIsNow);
    editor.showFindings(marks.map((finding) => ({ key: keyOf(finding), level: finding.level, from: finding.start, to: finding.end })));
  };
  mark();
  return useChecks.subscribe(({ findings }, before) => {
    if (findings !== before.findings) mark();
  });
}

/** Indents, trailing blanks and half-width marks between Han go when plain text is pasted; the notice says how many. */
function tidyPaste(text: string): { readonly text: string } | undefined {
  const tidied = tidyText(text, { escape: !looksLikeMarkdown(text) });
  if (tidied.text === text) return undefined;
  const count = tidied.warnings.reduce((sum, warning) => sum + warning.count, 0);
  if (count > 0) notify({ tone: 'info', key: 'notice.pasted', values: { count }, warnings: tidied.warnings });
  return { text: tidied.text };
}

/** Tidies the whole text: one undo step, the cursor keeps its place. */
export function tidyAll(): void {
  const source = body();
  if (!source) return;
  const before = source.text();
  const tidied = tidyText(before);
  if (tidied.text === before) {
    notify({ tone: 'info', key: 'notice.tidyNothing' });
    return;
  }
  source.rewrite(tidied.text);
  notify({ tone: 'success', key: 'notice.tidied', warnings: tidied.warnings });
}
