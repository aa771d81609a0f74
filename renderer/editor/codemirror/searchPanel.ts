import { closeSearchPanel, openSearchPanel, SearchQuery, search, searchPanelOpen, setSearchQuery } from '@codemirror/search';
import type { EditorState, Extension, Text } from '@codemirror/state';
import { type Command, EditorView, type Panel, runScopeHandlers, type ViewUpdate } from '@codemirror/view';
import { type Match, matchAfter, matchBefore, matchesIn } from './finding.ts';
import { labelsOf } from './labels.ts';
import { buildPanel, type PanelParts } from './searchPanelParts.ts';
import { step } from './step.ts';

/** Find and replace. The library keeps the query and draws the matches in view; finding itself is exact and ours. */

/** After a change of the text, matches are counted again once the typing rests, in ms. */
const recountDelay = 200;

export const findPanel: Extension = search({ top: true, createPanel });

/** Opens the panel (or goes back to it) with the selection as what to find; undo and redo leave the query alone. */
export function openFind(field: 'find' | 'replace'): Command {
  return (view) => {
    const { from, to } = view.state.selection.main;
    const chosen = from < to && to - from <= 100 ? view.state.sliceDoc(from, to) : '';
    const known = queries.get(view)?.query.search ?? '';
    const wasOpen = searchPanelOpen(view.state);
    if (!wasOpen) openSearchPanel(view);
    view.dispatch({ effects: setSearchQuery.of(exactQuery(chosen.includes('\n') || chosen === '' ? known : chosen, queries.get(view)?.query)) });
    const input = view.dom.querySelector<HTMLInputElement>(`.cm-find [name=${field}]`) ?? view.dom.querySelector<HTMLInputElement>('.cm-find input');
    input?.focus();
    input?.select();
    return true;
  };
}

export const findNext: Command = (view) => goTo(view, (matches, at) => matchAfter(matches, at.to));
export const findPrevious: Command = (view) => goTo(view, (matches, at) => matchBefore(matches, at.from));
export const closeFind: Command = closeSearchPanel;

function exactQuery(text: string, like?: SearchQuery): SearchQuery {
  const caseSensitive = like?.caseSensitive ?? false;
  const fold = (part: string) => (caseSensitive ? part : part.toLowerCase());
  const test = (_: string, state: EditorState, from: number, to: number) => fold(state.sliceDoc(from, to)) === fold(text);
  return new SearchQuery({ search: text, literal: true, caseSensitive, replace: like?.replace ?? '', test });
}

interface Found {
  query: SearchQuery;
  doc?: Text;
  matches: readonly Match[];
}

/** What each view looks for, with the matches in the text they were counted in. */
const queries = new WeakMap<EditorView, Found>();

function matchesOf(view: EditorView): readonly Match[] {
  const found = queries.get(view);
  if (!found) return [];
  if (found.doc !== view.state.doc) {
    found.doc = view.state.doc;
    found.matches = matchesIn(found.doc.toString(), { text: found.query.search, matchCase: found.query.caseSensitive });
  }
  return found.matches;
}

function goTo(view: EditorView, choose: (matches: readonly Match[], at: Match) => number): boolean {
  if (!searchPanelOpen(view.state)) return openFind('find')(view);
  const matches = matchesOf(view);
  const match = matches[choose(matches, view.state.selection.main)];
  if (!match) return true;
  const scroll = EditorView.scrollIntoView(match.from, { y: 'center' });
  view.dispatch({ selection: { anchor: match.from, head: match.to }, effects: scroll, userEvent: 'select.search' });
  return true;
}

function createPanel(view: EditorView): Panel {
  const labels = view.state.facet(labelsOf).search;
  const parts = buildPanel(labels, view.state.readOnly);
  let recount: ReturnType<typeof setTimeout> | undefined;
  const count = () => {
    const matches = matchesOf(view);
    const { from, to } = view.state.selection.main;
    const current = matches.findIndex((match) => match.from === from && match.to === to) + 1;
    const none = parts.find.value !== '' && matches.length === 0;
    parts.status.textContent = parts.find.value === '' ? '' : none ? labels.none : labels.matches(current, matches.length);
    parts.find.setAttribute('aria-invalid', String(none));
  };
  const commit = () => {
    const known = queries.get(view)?.query;
    const replace = parts.replace?.value ?? known?.replace ?? '';
    const caseSensitive = parts.matchCase.getAttribute('aria-pressed') === 'true';
    if (known && known.search === parts.find.value && known.replace === replace && known.caseSensitive === caseSensitive) return;
    view.dispatch({ effects: setSearchQuery.of(exactQuery(parts.find.value, new SearchQuery({ search: '', replace, caseSensitive }))) });
  };
  listen(view, parts, commit);
  return {
    dom: parts.dom,
    top: true,
    update: (update) => {
      const changed = takeQuery(update, parts);
      clearTimeout(recount);
      if (changed || (update.selectionSet && !update.docChanged)) count();
      else recount = setTimeout(count, recountDelay);
    },
    destroy: () => clearTimeout(recount),
  };
}

/** Takes a query set from elsewhere into the fields; true when there was one. */
function takeQuery(update: ViewUpdate, parts: PanelParts): boolean {
  const effects = update.transactions.flatMap((transaction) => transaction.effects);
  const query = effects.findLast((effect) => effect.is(setSearchQuery))?.value as SearchQuery | undefined;
  if (!query) return false;
  queries.set(update.view, { query, matches: [] });
  // A field that is being written in is left alone: an input method may be composing there.
  if (parts.find.value !== query.search) parts.find.value = query.search;
  if (parts.replace && parts.replace.value !== query.replace) parts.replace.value = query.replace;
  return true;
}

function listen(view: EditorView, parts: PanelParts, commit: () => void): void {
  for (const input of [parts.find, parts.replace]) {
    input?.addEventListener('input', (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) commit();
    });
    input?.addEventListener('compositionend', commit);
  }
  parts.matchCase.addEventListener('click', () => {
    parts.matchCase.setAttribute('aria-pressed', String(parts.matchCase.getAttribute('aria-pressed') !== 'true'));
    commit();
  });
  parts.next.addEventListener('click', () => findNext(view));
  parts.previous.addEventListener('click', () => findPrevious(view));
  parts.close.addEventListener('click', () => closeFind(view));
  parts.replaceOne?.addEventListener('click', () => replaceOne(view));
  parts.replaceAll?.addEventListener('click', () => replaceAll(view, parts));
  parts.dom.addEventListener('keydown', (event) => {
    // Enter that confirms an input method's word is not ours.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter' && event.target === parts.find) (event.shiftKey ? findPrevious : findNext)(view);
    else if (event.key === 'Enter' && event.target === parts.replace) replaceOne(view);
    else if (!runScopeHandlers(view, event, 'search-panel')) return;
    event.preventDefault();
  });
}

/** Replaces the match that is selected and goes to the next; without one just goes there. */
function replaceOne(view: EditorView): void {
  const { from, to } = view.state.selection.main;
  const onMatch = matchesOf(view).some((match) => match.from === from && match.to === to);
  const insert = queries.get(view)?.query.replace ?? '';
  if (onMatch && !view.state.readOnly) {
    view.dispatch(step(view.state, { changes: { from, to, insert }, selection: { anchor: from + insert.length } }, 'input.replace'));
  }
  findNext(view);
}

function replaceAll(view: EditorView, parts: PanelParts): void {
  const matches = matchesOf(view);
  const insert = queries.get(view)?.query.replace ?? '';
  if (view.state.readOnly || matches.length === 0) return;
  const said = view.state.facet(labelsOf).search.replaced(matches.length);
  view.dispatch(step(view.state, { changes: matches.map((match) => ({ ...match, insert })) }, 'input.replace.all'));
  parts.status.textContent = said;
}
