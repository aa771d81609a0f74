import { useTranslation } from 'react-i18next';
import { ProfileField } from './ProfileField.tsx';
import { Rows } from './Rows.tsx';
import type { SectionProps } from './sectionProps.ts';

/** The channels of the portal: its navigation, and where articles go. */
export function ChannelsSection({ profile, change }: SectionProps) {
  const { t } = useTranslation();
  const { channels } = profile.page;
  const at = (label: string, number: number) => t('portals.inRow', { label, number });
  return (
    <>
      <p className="settings-hint">{t('portals.channelsHint')}</p>
      <Rows
        label={t('portals.section.channels')}
        items={channels}
        nameOf={({ name }) => name}
        blank={() => ({ key: freeChannel(channels), name: '', url: '' })}
        addLabel={t('portals.addChannel')}
        max={60}
        columns={[t('portals.channelName'), t('portals.channelKey'), t('portals.channelUrl')]}
        className="portal-channel-rows"
        row={(channel, index, changeChannel) => (
          <>
            <ProfileField
              path={`page.channels.${index}.name`}
              label={at(t('portals.channelName'), index + 1)}
              value={channel.name}
              onChange={(name) => changeChannel({ ...channel, name })}
            />
            <ProfileField
              path={`page.channels.${index}.key`}
              label={at(t('portals.channelKey'), index + 1)}
              value={channel.key}
              onChange={(key) => changeChannel({ ...channel, key })}
            />
            <ProfileField
              path={`page.channels.${index}.url`}
              label={at(t('portals.channelUrl'), index + 1)}
              placeholder="/news/"
              value={channel.url}
              onChange={(url) => changeChannel({ ...channel, url: url.trim() })}
            />
          </>
        )}
        onChange={(rows) => change({ ...profile, page: { ...profile.page, channels: [...rows] } })}
      />
    </>
  );
}

function freeChannel(channels: SectionProps['profile']['page']['channels']): string {
  let number = channels.length + 1;
  while (channels.some(({ key }) => key === `channel-${number}`)) number += 1;
  return `channel-${number}`;
}
