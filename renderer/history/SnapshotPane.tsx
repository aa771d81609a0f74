import { Copy, RotateCcw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Article, EditableFields } from '#domain/article.ts';
import type { Snapshot } from '#domain/revisions.ts';
import { whenText } from '../i18n/when.ts';
import { attempt } from '../state/actions.ts';
import { followBody } from '../state/body.ts';
import { copyParts } from '../state/clipboard.ts';
import { useCopy } from '../state/copy.ts';
import { notify, useDesk } from '../state/desk.ts';
import { isSame } from '../state/fieldChanges.ts';
import { presentText, readSnapshot, restoreSnapshot } from '../state/history.ts';
import { useHolding } from '../state/holding.ts';
import { Button } from '../ui/Button.tsx';
import { Segments } from '../ui/Segments.tsx';
import { Difference } from './Difference.tsx';
import { FieldTable } from './FieldTable.tsx';

interface Props {
  readonly id: string;
  readonly snapshot: Snapshot;
  /** The snapshot before it. */
  readonly earlier: Snapshot | undefined;
  onRestored(): void;
}

type Against = 'now' | 'previous';
type How = 'beside' | 'inline';

/** One snapshot beside the present text, or beside the snapshot before it. */
export function SnapshotPane({ id, snapshot, earlier, onRestored }: Props) {
  const { t, i18n } = useTranslation();
  const timeZone = useDesk((desk) => desk.settings.timeZone);
  const mine = useHolding((holding) => holding.mine);
  const [wanted, setAgainst] = useState<Against>('now');
  const [how, setHow] = useState<How>('beside');
  const against = earlier ? wanted : 'now';
  const article = useSnapshot(id, snapshot.number);
  const previous = useSnapshot(id, against === 'previous' ? earlier?.number : undefined);
  const present = usePresent();
  const when = whenText(snapshot.at, timeZone, i18n.language);
  const pair = pairOf(against, article, previous, present);
  const isPresent = article !== null && present !== null && isSame(article, present);
  const restore = async () => {
    if (await restoreSnapshot(snapshot.number, when)) onRestored();
  };
  return (
    <section className="history-pane" aria-label={when}>
      <div className="history-tools">
        <Segments<Against>
          label={t('history.against')}
          value={against}
          options={[
            { key: 'now', name: t('history.now') },
            { key: 'previous', name: t('history.previous'), isDisabled: earlier === undefined },
          ]}
          onChange={setAgainst}
        />
        <Segments<How>
          label={t('history.how')}
          value={how}
          options={[
            { key: 'beside', name: t('history.beside') },
            { key: 'inline', name: t('history.inline') },
          ]}
          onChange={setHow}
        />
        <span className="history-space" />
        <Button tone="quiet" isDisabled={article === null} onPress={() => article && void copyAll(article)}>
          <Copy aria-hidden="true" /> {t('history.copyAll')}
        </Button>
        <Button tone="primary" isDisabled={article === null || isPresent || !mine} onPress={() => void restore()}>
          <RotateCcw aria-hidden="true" /> {t('history.restore')}
        </Button>
      </div>
      {mine ? null : <p className="history-note">{t('history.readOnly')}</p>}
      {pair ? (
        <>
          {isSame(pair.before, pair.after) ? <p className="history-note">{t(against === 'now' ? 'history.asNow' : 'history.asPrevious')}</p> : null}
          <FieldTable before={pair.before} after={pair.after} />
          <Difference
            before={pair.before.body}
            after={pair.after.body}
            how={how}
            note={isSame(pair.before, pair.after) ? undefined : t('history.same')}
            names={
              against === 'now'
                ? { before: t('history.chosen'), after: t('history.present') }
                : { before: t('history.before'), after: t('history.chosen') }
            }
          />
        </>
      ) : (
        <p className="history-note">{t('history.working')}</p>
      )}
    </section>
  );
}

/** What is older stands first. */
function pairOf(against: Against, article: Article | null, previous: Article | null, present: EditableFields | null) {
  if (!article) return null;
  if (against === 'now') return present && { before: article as EditableFields, after: present };
  return previous && { before: previous as EditableFields, after: article as EditableFields };
}

/** Null until it is there. */
function useSnapshot(id: string, number: number | undefined): Article | null {
  const [read, setRead] = useState<{ readonly number: number; readonly article: Article } | null>(null);
  useEffect(() => {
    let current = true;
    if (number !== undefined) {
      void attempt('history.failed', async () => {
        const article = await readSnapshot(id, number);
        if (current) setRead({ number, article });
      });
    }
    return () => {
      current = false;
    };
  }, [id, number]);
  return read && read.number === number ? read.article : null;
}

/** The present text, also when another window changes it meanwhile. */
function usePresent(): EditableFields | null {
  const [present, setPresent] = useState(presentText);
  useEffect(() => {
    const take = () => setPresent(presentText());
    const stops = [
      followBody(({ type }) => type === 'changed' && take()),
      useCopy.subscribe((copy, before) => copy.fields !== before.fields && take()),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return present;
}

async function copyAll(article: Article): Promise<void> {
  if (await copyParts([article.title, article.body])) notify({ tone: 'success', key: 'history.copied' });
}
