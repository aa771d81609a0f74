import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setFilter, useList } from '../state/list.ts';
import { rowAt } from '../state/listPages.ts';
import { clearSelection, moveCursor, useSelection } from '../state/selection.ts';
import { openArticle } from '../state/session.ts';
import { IconButton } from '../ui/Button.tsx';

/** Search as it is typed. While an input method composes, nothing is asked: half a word is not what somebody looks for. */
export function SearchBox({ onDown }: { onDown(): void }) {
  const { t } = useTranslation();
  const { field, typed, handlers } = useSearchField(onDown);
  return (
    <search className="library-search">
      <Search aria-hidden="true" />
      <input
        ref={field}
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        aria-label={t('library.search')}
        placeholder={t('library.search')}
        value={typed}
        {...handlers}
      />
      {typed === '' ? null : (
        <IconButton
          label={t('library.clearSearch')}
          onPress={() => {
            setFilter({ text: undefined });
            field.current?.focus();
          }}
        >
          <X aria-hidden="true" />
        </IconButton>
      )}
    </search>
  );
}

function useSearchField(onDown: () => void) {
  const field = useRef<HTMLInputElement>(null);
  const composing = useRef(false);
  const text = useList((list) => list.filter.text ?? '');
  const asked = useList((list) => list.searchAsked);
  const [typed, setTyped] = useState(text);
  useEffect(() => {
    // Blanks at the ends are the writer's: only another search comes into the field from outside.
    setTyped((before) => (composing.current || before.trim() === text ? before : text));
  }, [text]);
  useEffect(() => {
    if (!asked) return;
    useList.setState({ searchAsked: false });
    field.current?.focus();
    field.current?.select();
  }, [asked]);
  const take = (value: string) => {
    setTyped(value);
    if (!composing.current) setFilter({ text: value });
  };
  return {
    field,
    typed,
    handlers: {
      onChange: (event: { readonly target: HTMLInputElement }) => take(event.target.value),
      onCompositionStart: () => {
        composing.current = true;
      },
      onCompositionEnd: (event: { readonly currentTarget: HTMLInputElement }) => {
        composing.current = false;
        take(event.currentTarget.value);
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') leave();
        else if (event.key === 'ArrowDown') onDown();
        else if (event.key === 'Enter') openFirst();
        else return;
        event.preventDefault();
      },
    },
  };
}

function leave(): void {
  if (useSelection.getState().ids.size > 0) clearSelection();
  else setFilter({ text: undefined });
}

/** Opens what was found first. */
function openFirst(): void {
  const { pages, query, filter } = useList.getState();
  const first = rowAt(pages, 0);
  if (!first || query.filter.text !== filter.text) return;
  moveCursor(0);
  void openArticle(first.id);
}
