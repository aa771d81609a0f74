import { CircleCheck, FolderOpen, OctagonAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { failureText } from '../i18n/failure.ts';
import { attempt } from '../state/actions.ts';
import type { Outcome } from '../state/exporting.ts';
import { Button } from '../ui/Button.tsx';

interface Props {
  readonly outcome: Outcome;
  portalName(key: string): string;
}

/** What came out, portal by portal where there were several. */
export function ExportDone({ outcome: { done, refused, reveal }, portalName }: Props) {
  const { t } = useTranslation();
  const several = done.length + refused.length > 1;
  return (
    <section className="verdict">
      {done.map(({ portal, name, files, warnings }) => (
        <div key={portal}>
          <p className="verdict-good" role="status">
            <CircleCheck aria-hidden="true" />
            {several ? `${portalName(portal)}${t('exportDialog.colon')}` : ''}
            {t('exportDialog.done', { name })}
          </p>
          <p className="verdict-note">{t('exportDialog.files', { count: files })}</p>
          <ul className="verdict-list">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </div>
      ))}
      {refused.map(({ portal, failure }) => (
        <p key={portal} className="verdict-bad" role="status">
          <OctagonAlert aria-hidden="true" />
          {portalName(portal)}
          {t('exportDialog.colon')}
          {failureText(t, failure)}
        </p>
      ))}
      {reveal ? (
        <Button onPress={() => void attempt('notice.exportFailed', reveal)}>
          <FolderOpen aria-hidden="true" /> {t('exportDialog.reveal')}
        </Button>
      ) : null}
    </section>
  );
}
