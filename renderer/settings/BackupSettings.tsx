import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureText } from '../i18n/failure.ts';
import { sizeText } from '../i18n/size.ts';
import { dayDigits, whenText } from '../i18n/when.ts';
import { attempt } from '../state/actions.ts';
import { type BackupStatus, backupNow, backupStatus, chooseBackupFolder, stopBackups } from '../state/backups.ts';
import { useDesk } from '../state/desk.ts';
import { onDeskEvent } from '../state/events.ts';
import { theHost } from '../state/session.ts';
import { Button } from '../ui/Button.tsx';

/** Where copies of the library go each day, and how the last one fared. */
export function BackupSettings() {
  const { t } = useTranslation();
  const timeZone = useDesk((desk) => desk.settings.timeZone);
  const { status, load } = useBackupStatus();
  const desktop = theHost().kind === 'desktop';
  const change = (work: () => Promise<void>) => void work().then(load);
  if (!status) return null;
  return (
    <section className="settings-backup" aria-label={t('backup.title')}>
      <h3>{t('backup.title')}</h3>
      <dl className="settings-facts">
        <dt>{t('backup.folder')}</dt>
        <dd>{status.folder ?? t('backup.noFolder')}</dd>
        <dt>{t('backup.last')}</dt>
        <dd>
          <LastBackup status={status} />
        </dd>
      </dl>
      {status.failure ? (
        <p className="settings-trouble" role="alert">
          {t('backup.trouble')}：{failureText(t, status.failure)}
        </p>
      ) : null}
      {desktop ? null : <BrowserHint />}
      <div className="settings-buttons">
        <Button isDisabled={status.running} onPress={() => change(() => backupNow(dayDigits(new Date().toISOString(), timeZone)))}>
          {status.running ? t('backup.running') : t('backup.now')}
        </Button>
        {desktop ? (
          <Button tone="quiet" onPress={() => change(chooseBackupFolder)}>
            {t('backup.choose')}
          </Button>
        ) : null}
        {status.folder === null ? null : (
          <Button tone="quiet" onPress={() => change(stopBackups)}>
            {t('backup.stop')}
          </Button>
        )}
      </div>
    </section>
  );
}

function LastBackup({ status }: { readonly status: BackupStatus }) {
  const { t, i18n } = useTranslation();
  const timeZone = useDesk((desk) => desk.settings.timeZone);
  const { last, running } = status;
  if (running) return t('backup.running');
  if (!last) return t('backup.never');
  const { at, name, articles, bytes } = last;
  return t('backup.lastText', { when: whenText(at, timeZone, i18n.language), name, count: articles, size: sizeText(bytes) });
}

function BrowserHint() {
  const { t } = useTranslation();
  const path = useDesk((desk) => desk.path);
  return (
    <p className="settings-hint">
      {t('backup.browserHint')}{' '}
      <code>
        npm run -s copydesk -- backup --library {JSON.stringify(path)} --daily {t('backup.folderWord')}
      </code>
    </p>
  );
}

function useBackupStatus() {
  const [status, setStatus] = useState<BackupStatus | null>(null);
  const load = useCallback(() => void attempt('backup.statusFailed', async () => setStatus(await backupStatus())), []);
  useEffect(() => {
    load();
    return onDeskEvent(({ type }) => {
      if (type === 'backup.changed') load();
    });
  }, [load]);
  return { status, load };
}
