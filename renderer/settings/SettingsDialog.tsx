import { useTranslation } from 'react-i18next';
import type { Settings } from '#domain/settings.ts';
import { choosePortal, saveSettings } from '../state/actions.ts';
import { useChannels } from '../state/channels.ts';
import { openDialog, useDesk } from '../state/desk.ts';
import { editPortals } from '../state/portalEditor.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Field } from '../ui/Field.tsx';
import { Modal } from '../ui/Modal.tsx';
import { BackupSettings } from './BackupSettings.tsx';
import './settings.css';

const zones = [
  'Asia/Shanghai',
  'Asia/Urumqi',
  'Asia/Hong_Kong',
  'Asia/Macau',
  'Asia/Taipei',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Europe/London',
  'America/New_York',
  'UTC',
];

/** What a newsroom sets once. Every change is kept at once; there is nothing to confirm. */
export function SettingsDialog() {
  const { t } = useTranslation();
  const settings = useDesk((desk) => desk.settings);
  const path = useDesk((desk) => desk.path);
  const version = useDesk((desk) => desk.version);
  const close = () => openDialog(null);
  const languages = [
    { key: 'system', name: t('settings.system') },
    { key: 'zh-CN', name: '简体中文' },
    { key: 'en', name: 'English' },
  ];
  const themes = (['system', 'light', 'dark'] as const).map((key) => ({ key, name: t(`settings.${key}`) }));
  const timeZones = [...new Set([settings.timeZone, ...zones])].map((key) => ({ key, name: key }));
  return (
    <Modal
      title={t('settings.title')}
      closeLabel={t('dialog.close')}
      onClose={close}
      footer={
        <Button tone="primary" onPress={close}>
          {t('settings.close')}
        </Button>
      }
    >
      <div className="settings-grid">
        <Choice
          label={t('settings.language')}
          value={settings.language}
          options={languages}
          onChange={(key) => void saveSettings({ language: key as Settings['language'] })}
        />
        <Choice
          label={t('settings.theme')}
          value={settings.theme}
          options={themes}
          onChange={(key) => void saveSettings({ theme: key as Settings['theme'] })}
        />
        <Choice
          label={t('settings.timeZone')}
          value={settings.timeZone}
          options={timeZones}
          onChange={(timeZone) => void saveSettings({ timeZone })}
        />
        <PortalSetting />
      </div>
      <DefaultFields settings={settings} />
      <BackupSettings />
      <section className="settings-backup" aria-label={t('people.dialog')}>
        <h3>{t('people.dialog')}</h3>
        <div className="settings-buttons">
          <Button onPress={() => openDialog('people')}>{t('people.manage')}</Button>
        </div>
      </section>
      <dl className="settings-facts">
        <dt>{t('settings.library')}</dt>
        <dd>{path}</dd>
        <dt>{t('settings.version')}</dt>
        <dd>{version}</dd>
      </dl>
    </Modal>
  );
}

function PortalSetting() {
  const { t } = useTranslation();
  const portals = useDesk((desk) => desk.portals);
  const portal = useDesk((desk) => desk.portal?.profile.key ?? '');
  return (
    <div className="settings-portal">
      <Choice label={t('settings.portal')} value={portal} options={portals} onChange={(key) => void choosePortal(key)} />
      <Button tone="quiet" onPress={editPortals}>
        {t('portals.open')}
      </Button>
    </div>
  );
}

function DefaultFields({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation();
  const channels = useChannels();
  const { defaults } = settings;
  const change = (changes: Partial<Settings['defaults']>) => void saveSettings({ defaults: { ...defaults, ...changes } });
  return (
    <fieldset className="settings-defaults">
      <legend>{t('settings.defaults')}</legend>
      <Field label={t('settings.defaultSource')} value={defaults.source} onChange={(source) => change({ source })} />
      <Field label={t('settings.defaultEditor')} value={defaults.editor} onChange={(editor) => change({ editor })} />
      <Choice
        label={t('settings.defaultChannel')}
        value={defaults.channel || 'none'}
        options={[{ key: 'none', name: t('fields.noChannel') }, ...channels]}
        onChange={(key) => change({ channel: key === 'none' ? '' : key })}
      />
    </fieldset>
  );
}
