import { Download, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReviewSheet } from '#domain/reviewSheet.ts';
import { findingText } from '../i18n/findings.ts';
import { shortWhenText } from '../i18n/when.ts';
import { useChecks } from '../state/checks.ts';
import { useDesk } from '../state/desk.ts';
import { useReview } from '../state/review.ts';
import { printSheet, saveSheet } from '../state/sheets.ts';
import { Button } from '../ui/Button.tsx';
import { SheetEntry } from './SheetEntry.tsx';
import './sheet.css';

/** 审稿单: how the article stands, and who did what when. */
export function SheetTab() {
  const { t } = useTranslation();
  const sheet = useReview((review) => review.sheet);
  if (!sheet) return null;
  const name = `${t('sheet.name')} ${[...sheet.title].slice(0, 40).join('')}`.replace(/[/\\:*?"<>|\p{Cc}]/gu, ' ').trim();
  if (sheet.history.length + sheet.ignored.length + sheet.overrides.length === 0) return <p className="review-none">{t('sheet.none')}</p>;
  return (
    <div className="sheet">
      <ol className="sheet-line" aria-label={t('sheet.history')}>
        {sheet.history.map((decision) => (
          <SheetEntry key={`${decision.turn} ${decision.at} ${decision.by.name}`} decision={decision} />
        ))}
      </ol>
      <Passed sheet={sheet} />
      <Left sheet={sheet} />
      <p className="sheet-hash">
        {t('sheet.hash')} <code>{sheet.hash.slice(0, 8)}</code>
      </p>
      <div className="sheet-ways">
        <Button tone="quiet" onPress={() => void printSheet(name)}>
          <Printer aria-hidden="true" /> {t('sheet.print')}
        </Button>
        <Button tone="quiet" onPress={() => void saveSheet(name)}>
          <Download aria-hidden="true" /> {t('sheet.save')}
        </Button>
      </div>
    </div>
  );
}

/** What was passed over at the submission, and at exports. */
function Passed({ sheet: { overrides } }: { readonly sheet: ReviewSheet }) {
  const { t } = useTranslation();
  if (overrides.length === 0) return null;
  return (
    <Reasons
      title={t('sheet.overrides')}
      entries={overrides.map(({ portal, ...override }) => ({ ...override, note: t(portal ? 'sheet.atExport' : 'sheet.atSubmission') }))}
    />
  );
}

/** What somebody decided to leave as it is. */
function Left({ sheet: { ignored } }: { readonly sheet: ReviewSheet }) {
  const { t } = useTranslation();
  if (ignored.length === 0) return null;
  return <Reasons title={t('sheet.ignored')} entries={ignored.map(({ place, ...each }) => ({ ...each, note: place?.quote ?? '' }))} />;
}

interface ReasonsProps {
  readonly title: string;
  readonly entries: readonly { readonly rule: string; readonly reason: string; readonly by: string; readonly at: string; readonly note: string }[];
}

function Reasons({ title, entries }: ReasonsProps) {
  const { t, i18n } = useTranslation();
  const timeZone = useDesk((desk) => desk.settings.timeZone);
  const findings = useChecks((checks) => checks.findings);
  // What no longer stands in the text has only the name of its rule left.
  const said = (rule: string) => {
    const finding = findings.find((each) => each.rule === rule);
    return finding ? findingText(t, i18n.language, finding) : rule;
  };
  return (
    <section className="sheet-reasons">
      <h3>{title}</h3>
      <ul>
        {entries.map(({ rule, reason, by, at, note }) => (
          <li key={`${at} ${rule} ${note} ${reason}`}>
            <strong>{said(rule)}</strong>
            {note ? <span className="sheet-note">{note}</span> : null}
            <p>{reason}</p>
            <small>{t('sheet.at', { when: shortWhenText(at, timeZone, i18n.language, Date.now()), name: by })}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
