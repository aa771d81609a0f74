import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { differenceOf, identityOf } from '#domain/checks/house/houseChange.ts';
import type { HouseEntry } from '#domain/checks/house/houseList.ts';
import { useHouse } from '../../state/house.ts';
import { takeComing, useHouseWords, type WordsDesk } from '../../state/houseWords.ts';
import { Button } from '../../ui/Button.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { KindBadge } from './WordList.tsx';
import { columnName } from './wordSearch.ts';

/** So many of a kind are shown: the rest is a number. */
const most = 200;

/** What a file would do to the list, before it does. */
export function ComingWords({ coming }: { readonly coming: NonNullable<WordsDesk['coming']> }) {
  const { t } = useTranslation();
  const words = useHouse((house) => house.words);
  const working = useHouseWords((desk) => desk.working);
  const [how, setHow] = useState<'add' | 'replace'>('add');
  const { fresh, changed, same, absent } = useMemo(() => differenceOf(words, coming.entries), [words, coming]);
  const gone = how === 'replace' ? absent : [];
  const isNothing = fresh.length + changed.length + gone.length === 0;
  return (
    <section className="coming" aria-label={t('words.coming', { name: coming.name })}>
      <h3>{t('words.coming', { name: coming.name })}</h3>
      <Segments<'add' | 'replace'>
        label={t('words.how')}
        value={how}
        options={[
          { key: 'add', name: t('words.addTo') },
          { key: 'replace', name: t('words.replaceAll'), isDisabled: coming.entries.length === 0 },
        ]}
        onChange={setHow}
      />
      <p role="status">
        {t('words.outcome', { fresh: fresh.length, changed: changed.length, same, removed: gone.length, refused: coming.problems.length })}
      </p>
      <Refused problems={coming.problems} />
      <Entries title={t('words.changedOnes', { count: changed.length })} entries={changed} />
      <Entries title={t('words.freshOnes', { count: fresh.length })} entries={fresh} />
      <Entries title={t('words.goneOnes', { count: gone.length })} entries={gone} />
      <div className="word-ways">
        <Button tone="primary" isDisabled={working || isNothing} onPress={() => void takeComing(how)}>
          {t('words.take')}
        </Button>
        <Button tone="quiet" onPress={() => useHouseWords.setState({ coming: null })}>
          {t('checks.cancel')}
        </Button>
      </div>
    </section>
  );
}

/** Rows that cannot be taken: where in the table, what stands there, why. */
function Refused({ problems }: Pick<NonNullable<WordsDesk['coming']>, 'problems'>) {
  const { t } = useTranslation();
  return (
    <Folded title={t('words.refusedOnes', { count: problems.length })} count={problems.length} open>
      {problems.slice(0, most).map(({ code, line, column, text }) => (
        <li key={`${line} ${column}`}>
          <span className="coming-place">{t('words.cell', { line, column: columnName(column) })}</span>
          {t(`words.refused.${code}`)}
          {text === '' ? null : <q>{text}</q>}
        </li>
      ))}
    </Folded>
  );
}

function Entries({ title, entries }: { readonly title: string; readonly entries: readonly HouseEntry[] }) {
  return (
    <Folded title={title} count={entries.length}>
      {entries.slice(0, most).map((entry) => (
        <li key={identityOf(entry)}>
          <KindBadge kind={entry.kind} /> {entry.word}
          {entry.replacement === '' ? null : <span className="words-instead">→ {entry.replacement}</span>}
        </li>
      ))}
    </Folded>
  );
}

function Folded({
  title,
  count,
  open = false,
  children,
}: {
  readonly title: string;
  readonly count: number;
  readonly open?: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <details className="coming-part" open={open}>
      <summary>{title}</summary>
      <ul>{children}</ul>
      {count > most ? <p>{t('words.andMore', { count: count - most })}</p> : null}
    </details>
  );
}
