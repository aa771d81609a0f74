import { useTranslation } from 'react-i18next';
import type { EditableFields } from '#domain/article.ts';
import { type Piece, piecesOf } from '#domain/difference/pieces.ts';
import { type Pending, placeOf } from '#domain/handoff/conflicts.ts';
import { type Choice, outcomeOf, takesBoth, takesWords } from '#domain/handoff/settle.ts';
import { fieldName } from '../i18n/fieldNames.ts';
import { whenText } from '../i18n/when.ts';
import { choose } from '../state/conflicts.ts';
import { useDesk } from '../state/desk.ts';
import { Field } from '../ui/Field.tsx';
import { Pieces } from '../ui/Pieces.tsx';
import { Segments } from '../ui/Segments.tsx';
import { readable } from './conflictWords.ts';

interface Props {
  readonly id: string;
  readonly conflict: Pending;
  readonly choice: Choice | undefined;
  readonly present: EditableFields;
  readonly number: number;
}

type Key = 'none' | 'ours' | 'theirs' | 'both' | 'edited';

/** One place: how it was, what each side made of it, and what becomes of it. */
export function ConflictCard({ id, conflict, choice, present, number }: Props) {
  const { t, i18n } = useTranslation();
  const timeZone = useDesk((desk) => desk.settings.timeZone);
  const { field, by, at } = conflict;
  const read = (words: string) => readable(field, words, (instant) => whenText(instant, timeZone, i18n.language));
  const [base, ours, theirs] = [read(conflict.base), read(conflict.ours), read(conflict.theirs)];
  const name = fieldName(t, field);
  const around = surroundings(conflict, present);
  const decide = (key: Key) => {
    if (key !== 'none') choose(id, key === 'edited' ? { edited: wordsToBegin(conflict, choice) } : key);
  };
  const options = [
    { key: 'ours' as const, name: t('handoff.choice.ours') },
    { key: 'theirs' as const, name: t('handoff.choice.theirs') },
    ...(takesBoth(conflict) ? [{ key: 'both' as const, name: t('handoff.choice.both') }] : []),
    ...(takesWords(conflict) ? [{ key: 'edited' as const, name: t('handoff.choice.edited') }] : []),
  ];
  const label = t('handoff.place', { number, field: name });
  return (
    <li className="disputed" aria-label={label}>
      <h3>
        {label}
        {choice === undefined ? <span className="disputed-open">{t('handoff.undecided')}</span> : null}
      </h3>
      {around.isAsMerged ? null : <p className="disputed-note">{t('handoff.movedOn')}</p>}
      <div className="disputed-sides">
        <Side title={t('handoff.side.base')} around={around} pieces={[{ kind: 'same', text: base }]} />
        <Side title={t('handoff.side.ours')} around={around} pieces={piecesOf(base, ours)} />
        <Side
          title={t('handoff.side.theirs', { by: by || t('handoff.someone'), when: whenText(at, timeZone, i18n.language) })}
          around={around}
          pieces={piecesOf(base, theirs)}
        />
      </div>
      <Segments<Key> label={t('handoff.decide', { place: label })} value={keyOf(choice)} options={options} onChange={decide} />
      {choice === 'both' && conflict.anchor ? (
        <div className="disputed-sides disputed-outcome" role="status">
          <Side title={t('handoff.side.outcome')} around={around} pieces={piecesOf('', outcomeOf(conflict, choice))} />
        </div>
      ) : null}
      {typeof choice === 'object' ? (
        <Field
          label={t('handoff.choice.editedLabel')}
          value={choice.edited}
          rows={Math.min(8, 2 + Math.ceil(choice.edited.length / 60))}
          onChange={(edited) => choose(id, { edited })}
        />
      ) : null}
    </li>
  );
}

/** Lists are no words: of them nobody edits both at once. */
function wordsToBegin(conflict: Pending, choice: Choice | undefined): string {
  return outcomeOf(conflict, choice === 'both' && !conflict.anchor ? undefined : choice);
}

function keyOf(choice: Choice | undefined): Key {
  return choice === undefined ? 'none' : typeof choice === 'object' ? 'edited' : choice;
}

interface Around {
  readonly before: string;
  readonly after: string;
  readonly isAsMerged: boolean;
}

/** Signs of the text shown beside the place. */
const shown = 24;

function surroundings(conflict: Pending, present: EditableFields): Around {
  const { anchor } = conflict;
  if (!anchor || (anchor.field !== 'body' && anchor.field !== 'summary')) return { before: '', after: '', isAsMerged: true };
  const text = present[anchor.field];
  const { start, end, isAsMerged } = placeOf(conflict, text);
  return {
    before: lastLine([...text.slice(0, start)].slice(-shown).join('')),
    after: [...text.slice(end)].slice(0, shown).join('').split('\n')[0] ?? '',
    isAsMerged,
  };
}

function lastLine(text: string): string {
  return text.split('\n').at(-1) ?? '';
}

function Side({ title, around, pieces }: { readonly title: string; readonly around: Around; readonly pieces: readonly Piece[] }) {
  const { t } = useTranslation();
  const isEmpty = pieces.every(({ text, kind }) => text === '' || kind === 'gone');
  return (
    <div className="disputed-side">
      <h4>{title}</h4>
      <p>
        <span className="disputed-around">{around.before}</span>
        <Pieces pieces={pieces.filter(({ text }) => text !== '')} />
        {isEmpty ? <span className="disputed-empty">{t('handoff.nothing')}</span> : null}
        <span className="disputed-around">{around.after}</span>
      </p>
    </div>
  );
}
