import { BookText, FileDown, FileUp, Plus, TriangleAlert, Undo2 } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type HouseEntry, houseKinds } from '#domain/checks/house/houseList.ts';
import { failureText } from '../../i18n/failure.ts';
import { openDialog } from '../../state/desk.ts';
import { useHouse } from '../../state/house.ts';
import { exportWords, lookAtFile, openWords, removeWord, undoRemoval, useHouseWords } from '../../state/houseWords.ts';
import { Bar } from '../../ui/Bar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { ComingWords } from './ComingWords.tsx';
import { WordForm } from './WordForm.tsx';
import { WordList } from './WordList.tsx';
import { wordsFound } from './wordSearch.ts';
import './words.css';

/** The house's own words: what there is, what comes in from a table, one entry at a time. */
export function WordsDialog() {
  const { t } = useTranslation();
  const coming = useHouseWords((words) => words.coming);
  const [editing, setEditing] = useState<{ readonly entry: HouseEntry | undefined } | null>(null);
  useEffect(openWords, []);
  const close = () => openDialog(null);
  const isAtList = coming === null && editing === null;
  return (
    <Modal
      title={t('words.title')}
      closeLabel={t('dialog.close')}
      full
      onClose={close}
      footer={isAtList ? <Ways onAdd={() => setEditing({ entry: undefined })} onClose={close} /> : null}
    >
      <Standing />
      {coming ? <ComingWords coming={coming} /> : null}
      {coming === null && editing ? <WordForm entry={editing.entry} onDone={() => setEditing(null)} /> : null}
      {isAtList ? <Words onEdit={(entry) => setEditing({ entry })} /> : null}
    </Modal>
  );
}

function Ways({ onAdd, onClose }: { onAdd(): void; onClose(): void }) {
  const { t } = useTranslation();
  const isEmpty = useHouse((house) => house.words.entries.length === 0);
  const working = useHouseWords((words) => words.working);
  return (
    <>
      <Button isDisabled={working} onPress={() => void lookAtFile()}>
        <FileUp aria-hidden="true" /> {t('words.import')}
      </Button>
      <Button isDisabled={working || isEmpty} onPress={() => void exportWords('csv', t('words.file'))}>
        <FileDown aria-hidden="true" /> {t('words.exportCsv')}
      </Button>
      <Button isDisabled={working || isEmpty} onPress={() => void exportWords('xlsx', t('words.file'))}>
        <FileDown aria-hidden="true" /> {t('words.exportExcel')}
      </Button>
      <span className="words-space" />
      <Button onPress={onClose}>{t('dialog.close')}</Button>
      <Button tone="primary" isDisabled={working} onPress={onAdd}>
        <Plus aria-hidden="true" /> {t('words.add')}
      </Button>
    </>
  );
}

/** What went wrong, and what was removed and may come back. */
function Standing() {
  const { t } = useTranslation();
  const { failure, removed, working } = useHouseWords();
  const unread = useHouse((house) => house.wordsUnread);
  const [first] = removed;
  const undo = (
    <Button tone="quiet" isDisabled={working} onPress={() => void undoRemoval()}>
      <Undo2 aria-hidden="true" /> {t('words.undo')}
    </Button>
  );
  return (
    <>
      {unread ? (
        <Bar icon={TriangleAlert} tone="warn">
          {t('words.unread')}
        </Bar>
      ) : null}
      {failure ? (
        <Bar icon={TriangleAlert} tone="warn">
          {failure.code === 'stale' ? t('words.stale') : failureText(t, failure)}
        </Bar>
      ) : null}
      {first ? (
        <Bar icon={Undo2} actions={undo}>
          {t('words.removed', { word: first.word })}
        </Bar>
      ) : null}
    </>
  );
}

function Words({ onEdit }: { onEdit(entry: HouseEntry): void }) {
  const { t } = useTranslation();
  const { version, entries } = useHouse((house) => house.words);
  const [question, setQuestion] = useState('');
  const [kind, setKind] = useState<HouseEntry['kind'] | 'all'>('all');
  const found = useMemo(() => wordsFound(entries, question, kind), [entries, question, kind]);
  if (entries.length === 0) {
    return (
      <div className="words-none">
        <BookText aria-hidden="true" />
        <p>{t('words.none')}</p>
        <p>{t('words.noneHint')}</p>
      </div>
    );
  }
  return (
    <section className="words" aria-label={t('words.list')}>
      <div className="words-head">
        <Field label={t('words.search')} value={question} onChange={setQuestion} inputType="search" autoFocus />
        <Segments<HouseEntry['kind'] | 'all'>
          label={t('words.kind')}
          value={kind}
          options={[{ key: 'all', name: t('words.all') }, ...houseKinds.map((key) => ({ key, name: t(`words.kinds.${key}`) }))]}
          onChange={setKind}
        />
        <p role="status">{t('words.count', { count: found.length, all: entries.length, version })}</p>
      </div>
      <WordList entries={found} onEdit={onEdit} onRemove={(entry) => void removeWord(entry)} />
    </section>
  );
}
