import { useTranslation } from 'react-i18next';
import { whenText } from '../i18n/when.ts';
import { type Baseline, type Since, useChanges } from '../state/changes.ts';
import { useDesk } from '../state/desk.ts';
import { useLooks } from '../state/looks.ts';
import { Segments } from '../ui/Segments.tsx';
import { ChangedBody } from './ChangedBody.tsx';
import { ChangedFields } from './ChangedFields.tsx';
import { ChangedPictures } from './ChangedPictures.tsx';
import { pictureChanges } from './pictureChanges.ts';
import { useBaseline } from './useBaseline.ts';
import { useFieldChanges } from './useFieldChanges.ts';
import { usePlaces } from './usePlaces.ts';
import { usePresent } from './usePresent.ts';
import './changes.css';

const moments: readonly Since[] = ['look', 'submission', 'approval'];

/** What changed since the submission, since one's last look, since one's last approval. */
export function ChangesTab() {
  const { t } = useTranslation();
  const looked = useLooks(({ last }) => last !== null);
  const since = useChanges((changes) => changes.since) ?? (looked ? 'look' : 'submission');
  const baseline = useBaseline(since);
  return (
    <div className="changes">
      <Segments<Since>
        label={t('changes.since')}
        value={since}
        options={moments.map((key) => ({ key, name: t(`changes.from.${key}`) }))}
        onChange={(next) => useChanges.setState({ since: next })}
      />
      {baseline === undefined ? <p className="review-none">{t('changes.working')}</p> : null}
      {baseline === null ? <p className="review-none">{t(`changes.none.${since}`)}</p> : null}
      {baseline ? <Comparison since={since} baseline={baseline} /> : null}
    </div>
  );
}

function Comparison({ since, baseline }: { readonly since: Since; readonly baseline: Baseline }) {
  const { t, i18n } = useTranslation();
  const timeZone = useDesk((desk) => desk.settings.timeZone);
  const when = (instant: string) => whenText(instant, timeZone, i18n.language);
  const present = usePresent();
  const places = usePlaces(baseline.article.body, present?.body);
  const fields = useFieldChanges(baseline.article, present);
  const pictures = present ? pictureChanges(baseline.article, present) : [];
  const count = (places?.total ?? 0) + fields.length + pictures.length;
  const { by, at, exact, snapshot } = baseline;
  return (
    <>
      <p className="changes-against">{t(`changes.against.${since}`, { name: by, when: when(at) })}</p>
      {exact ? null : <p className="changes-inexact">{t('changes.nearest', { number: snapshot.number, when: when(snapshot.at) })}</p>}
      <p className="changes-count" role="status">
        {places === null ? t('changes.working') : count === 0 ? t('changes.nothing') : t('changes.count', { count })}
      </p>
      <ChangedFields changes={fields} />
      <ChangedPictures changes={pictures} />
      {places ? <ChangedBody {...places} /> : null}
    </>
  );
}
