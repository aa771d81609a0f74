import { useTranslation } from 'react-i18next';
import type { Profile } from '#domain/portal/profile.ts';
import { Choice } from '../../ui/Choice.tsx';
import { bodySample } from './bodySample.ts';
import { ProfileField } from './ProfileField.tsx';
import { Rows } from './Rows.tsx';
import type { SectionProps } from './sectionProps.ts';

const options = {
  indent: ['fullwidth', 'css', 'none'],
  headings: ['bold-paragraph', 'h2'],
  imageParagraph: ['center', 'figure'],
  pageBreak: ['none', 'empirecms', 'dedecms', 'phpcms'],
} as const;
type Setting = keyof typeof options;
const settings = Object.keys(options) as Setting[];
/** WeChat has heads and figures of its own. */
const forWechat = { dialect: 'wechat', headings: 'bold-paragraph', imageParagraph: 'center', pageBreak: 'none' } as const;

/** How the text is written for the CMS, each setting with what comes of it. */
export function BodySection({ profile, change }: SectionProps) {
  const { t } = useTranslation();
  const { body } = profile;
  const set = (changes: Partial<Profile['body']>) => change({ ...profile, body: { ...body, ...changes } });
  const dialect = body.dialect ?? 'cms';
  return (
    <>
      <div className="portal-setting">
        <Choice
          label={t('portals.dialect')}
          value={dialect}
          options={(['cms', 'wechat'] as const).map((key) => ({ key, name: t(`portals.dialects.${key}`) }))}
          onChange={(key) => {
            const { dialect: _, ...rest } = body;
            change({ ...profile, body: key === 'wechat' ? { ...body, ...forWechat } : rest });
          }}
        />
        <p className="portal-note">{t(`portals.dialectHint.${dialect}`)}</p>
      </div>
      {settings.map((setting) => (
        <BodySetting key={setting} setting={setting} profile={profile} isFixed={dialect === 'wechat' && setting !== 'indent'} set={set} />
      ))}
      <div>
        <h3>{t('portals.forbidden')}</h3>
        <p className="portal-note">{t('portals.forbiddenHint')}</p>
        <Rows
          label={t('portals.forbidden')}
          items={body.forbidden}
          nameOf={(literal) => literal}
          blank={() => ''}
          addLabel={t('portals.addForbidden')}
          max={50}
          className="portal-forbidden-rows"
          row={(literal, index, changeLiteral) => (
            <ProfileField
              path={`body.forbidden.${index}`}
              label={t('portals.inRow', { label: t('portals.forbidden'), number: index + 1 })}
              value={literal}
              onChange={changeLiteral}
            />
          )}
          onChange={(forbidden) => set({ forbidden: [...forbidden] })}
        />
      </div>
    </>
  );
}

interface SettingProps {
  readonly setting: Setting;
  readonly profile: Profile;
  readonly isFixed: boolean;
  set(changes: Partial<Profile['body']>): void;
}

function BodySetting({ setting, profile, isFixed, set }: SettingProps) {
  const { t } = useTranslation();
  const names = options[setting].map((key) => ({ key, name: t(`portals.body.${setting}.${key}` as 'portals.body.indent.none') }));
  return (
    <div className="portal-setting" data-path={`body.${setting}`}>
      <Choice
        label={t(`portals.body.${setting}.label`)}
        value={profile.body[setting]}
        options={names}
        isDisabled={isFixed}
        onChange={(key) => set({ [setting]: names.find((name) => name.key === key)?.key })}
      />
      <p className="portal-note">{t(`portals.body.${setting}.hint`)}</p>
      <code className="portal-sample">{bodySample(setting, profile)}</code>
    </div>
  );
}
