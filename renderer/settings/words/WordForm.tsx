import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { identityOf } from '#domain/checks/house/houseChange.ts';
import { type HouseEntry, houseEntry, houseFields, houseKinds, maxHouseWord } from '#domain/checks/house/houseList.ts';
import { useChannelNames } from '../../state/channels.ts';
import { useHouse } from '../../state/house.ts';
import { putWord, useHouseWords } from '../../state/houseWords.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { Tick } from '../../ui/Tick.tsx';

interface Props {
  /** Undefined for a new one. */
  readonly entry: HouseEntry | undefined;
  onDone(): void;
}

const empty: HouseEntry = { word: '', kind: 'forbidden', replacement: '', reason: '', exceptions: [], scope: { channels: [], fields: [] } };

/** One entry, new or changed. It is kept when somebody says so. */
export function WordForm({ entry: before, onDone }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(before ?? empty);
  const [exceptions, setExceptions] = useState(draft.exceptions.join('；'));
  const working = useHouseWords((words) => words.working);
  const entry: HouseEntry = { ...draft, word: draft.word.trim(), exceptions: several(exceptions) };
  const problem = useProblem(entry, before);
  const change = (changes: Partial<HouseEntry>) => setDraft({ ...draft, ...changes });
  const save = async () => {
    if (problem === undefined && !working && (await putWord(entry, before))) onDone();
  };
  const said = (field: string) =>
    problem?.field === field && entry.word !== '' ? { hint: t(`words.problems.${problem.code}`), tone: 'bad' as const } : {};
  return (
    <form
      className="word-form"
      aria-label={before ? t('words.edit', { word: before.word }) : t('words.add')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Segments<HouseEntry['kind']>
        label={t('words.kind')}
        value={draft.kind}
        options={houseKinds.map((key) => ({ key, name: t(`words.kinds.${key}`) }))}
        onChange={(kind) => change({ kind })}
      />
      <p className="word-hint">{t(`words.kindHint.${draft.kind}`)}</p>
      <div className="word-pair">
        <Field
          label={t('words.word')}
          value={draft.word}
          onChange={(word) => change({ word })}
          maxLength={maxHouseWord}
          autoFocus
          {...said('word')}
        />
        <Field
          label={t('words.replacement')}
          value={draft.replacement}
          onChange={(replacement) => change({ replacement })}
          maxLength={200}
          {...said('replacement')}
        />
      </div>
      <Field label={t('words.reason')} value={draft.reason} onChange={(reason) => change({ reason })} maxLength={500} />
      <Field
        label={t('words.exceptions')}
        value={exceptions}
        onChange={setExceptions}
        placeholder={t('words.exceptionsExample')}
        {...said('exceptions')}
      />
      <Scope entry={draft} onChange={(scope) => change({ scope })} />
      <div className="word-ways">
        <Button tone="primary" type="submit" isDisabled={problem !== undefined || working}>
          {t('words.keep')}
        </Button>
        <Button tone="quiet" onPress={onDone}>
          {t('checks.cancel')}
        </Button>
      </div>
    </form>
  );
}

function Scope({ entry: { scope }, onChange }: { readonly entry: HouseEntry; onChange(scope: HouseEntry['scope']): void }) {
  const { t } = useTranslation();
  const names = useChannelNames();
  const channels = [...new Set([...names.keys(), ...scope.channels])];
  const without = <T,>(all: readonly T[], one: T) => all.filter((each) => each !== one);
  return (
    <>
      {channels.length === 0 ? null : (
        <fieldset className="word-scope">
          <legend>{t('words.channels')}</legend>
          {channels.map((key) => (
            <Tick
              key={key}
              label={names.get(key) ?? key}
              isSelected={scope.channels.includes(key)}
              onChange={(isChosen) => onChange({ ...scope, channels: isChosen ? [...scope.channels, key] : without(scope.channels, key) })}
            />
          ))}
        </fieldset>
      )}
      <fieldset className="word-scope">
        <legend>{t('words.places')}</legend>
        {houseFields.map((key) => (
          <Tick
            key={key}
            label={t(`words.fields.${key}`)}
            isSelected={scope.fields.includes(key)}
            onChange={(isChosen) => onChange({ ...scope, fields: isChosen ? [...scope.fields, key] : without(scope.fields, key) })}
          />
        ))}
      </fieldset>
    </>
  );
}

/** Why it cannot be kept, and at which field that is said. */
function useProblem(entry: HouseEntry, before: HouseEntry | undefined) {
  const entries = useHouse((house) => house.words.entries);
  const parsed = houseEntry.safeParse(entry);
  if (!parsed.success) {
    const field = String(parsed.error.issues[0]?.path[0]);
    return { field, code: field === 'replacement' || field === 'exceptions' ? field : 'word' } as const;
  }
  const isTaken = entries.some((each) => identityOf(each) === identityOf(entry)) && !(before && identityOf(before) === identityOf(entry));
  return isTaken ? ({ field: 'word', code: 'taken' } as const) : undefined;
}

function several(text: string): string[] {
  return [...new Set(text.split(/[；;|、\n]/).map((each) => each.trim()))].filter((each) => each !== '');
}
