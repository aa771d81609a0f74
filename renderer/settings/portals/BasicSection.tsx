import { useTranslation } from 'react-i18next';
import { useDesk } from '../../state/desk.ts';
import { usePortalEditor } from '../../state/portalEditor.ts';
import { ProfileField } from './ProfileField.tsx';
import type { SectionProps } from './sectionProps.ts';

const zones = Intl.supportedValuesOf('timeZone');
const languages = ['zh-CN', 'zh-Hant', 'zh-HK', 'zh-TW', 'bo', 'ug', 'mn', 'en'];

/** What the portal is called and where it is. */
export function BasicSection({ profile, change }: SectionProps) {
  const { t } = useTranslation();
  const former = usePortalEditor((editor) => editor.draft?.key ?? null);
  const isOwn = useDesk((desk) => desk.portals.some(({ key, own }) => own && key === former));
  const set = (changes: Partial<SectionProps['profile']>) => change({ ...profile, ...changes });
  const movesKey = isOwn && former !== profile.key;
  return (
    <>
      <div className="portal-pair">
        <ProfileField path="name" label={t('portals.name')} value={profile.name} onChange={(name) => set({ name })} />
        <ProfileField
          path="key"
          label={t('portals.key')}
          value={profile.key}
          hint={movesKey ? t('portals.keyMoves') : t('portals.keyHint')}
          onChange={(key) => set({ key })}
        />
      </div>
      <ProfileField
        path="baseUrl"
        label={t('portals.baseUrl')}
        placeholder="https://"
        value={profile.baseUrl}
        hint={t('portals.baseUrlHint')}
        onChange={(baseUrl) => set({ baseUrl: baseUrl.trim() })}
      />
      <div className="portal-pair">
        <ProfileField
          path="language"
          label={t('portals.language')}
          value={profile.language}
          offers={languages}
          hint={t('portals.languageHint')}
          onChange={(language) => set({ language })}
        />
        <ProfileField
          path="timeZone"
          label={t('portals.timeZone')}
          value={profile.timeZone}
          offers={zones}
          hint={t('portals.timeZoneHint')}
          onChange={(timeZone) => set({ timeZone })}
        />
      </div>
    </>
  );
}
