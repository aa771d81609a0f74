import { CircleCheck, CircleX, Info, X } from 'lucide-react';
import { Label, ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { failureText, namedFailureText } from '../i18n/failure.ts';
import { fieldName } from '../i18n/fieldNames.ts';
import { warningText } from '../i18n/intake.ts';
import { cancelWork } from '../state/actions.ts';
import { type Desk, dismiss, type Notice, useDesk } from '../state/desk.ts';
import { Button, IconButton } from '../ui/Button.tsx';

/** What happened, at the lower edge; errors stay until they are closed. */
export function Notices() {
  const notices = useDesk((desk) => desk.notices);
  const progress = useDesk((desk) => desk.progress);
  return (
    <div className="notices" aria-live="polite">
      {progress ? <Progress {...progress} /> : null}
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

/** How far long work is, with a way out. */
function Progress({ what, done, total, file }: NonNullable<Desk['progress']>) {
  const { t } = useTranslation();
  return (
    <div className="notice">
      <ProgressBar className="progress" value={done} maxValue={total}>
        {({ percentage = 0 }) => (
          <>
            <Label>{t(what, { done, total })}</Label>
            {file ? <p className="progress-file">{file}</p> : null}
            <div className="progress-track">
              <div className="progress-done" style={{ width: `${percentage}%` }} />
            </div>
          </>
        )}
      </ProgressBar>
      <Button tone="quiet" onPress={() => void cancelWork()}>
        {t('notice.cancel')}
      </Button>
    </div>
  );
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation();
  const { tone, key, values, fieldName: field, failure, action } = notice;
  const Icon = { info: Info, success: CircleCheck, error: CircleX }[tone];
  return (
    <div className={`notice notice-${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
      <Icon aria-hidden="true" />
      <div>
        <p>{t(key, { ...values, ...(field === undefined ? {} : { field: fieldName(t, field) }) })}</p>
        {failure ? <p className="notice-failure">{failureText(t, failure)}</p> : null}
        {failure ? (
          <details className="notice-detail">
            <summary>{t('notice.details')}</summary>
            {failure.message}
          </details>
        ) : null}
        <Lines notice={notice} />
        {action ? (
          <Button
            tone="quiet"
            onPress={() => {
              action.run();
              dismiss(notice.id);
            }}
          >
            {t(action.key)}
          </Button>
        ) : null}
      </div>
      <IconButton label={t('notice.close')} onPress={() => dismiss(notice.id)}>
        <X aria-hidden="true" />
      </IconButton>
    </div>
  );
}

/** Lines of a list; more would hide the desk. */
const mostLines = 12;

function Lines({ notice: { id, lines = [], warnings = [], refused = [], links = [] } }: { readonly notice: Notice }) {
  const { t, i18n } = useTranslation();
  const all = [
    ...links.map((link) => ({ key: `${link.key} ${link.values.title} ${link.values.other}`, words: t(link.key, { ...link.values }), go: link.run })),
    ...refused.map(({ name, failure }, at) => ({
      key: `refused ${at}`,
      words: namedFailureText(t, name, failure),
      go: undefined,
    })),
    ...warnings.map((warning, at) => ({ key: `warning ${at}`, words: warningText(t, i18n.language, warning), go: undefined })),
    ...lines.map((line) => ({ key: line, words: line, go: undefined })),
  ];
  if (all.length === 0) return null;
  return (
    <ul>
      {all.slice(0, mostLines).map(({ key, words, go }) => (
        <li key={key}>
          {words}
          {go ? (
            <Button
              tone="quiet"
              onPress={() => {
                go();
                dismiss(id);
              }}
            >
              {t('status.openOther')}
            </Button>
          ) : null}
        </li>
      ))}
      {all.length > mostLines ? <li>{t('notice.more', { count: all.length - mostLines })}</li> : null}
    </ul>
  );
}
