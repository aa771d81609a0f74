import { useTranslation } from 'react-i18next';
import type { Profile } from '#domain/portal/profile.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Tick } from '../../ui/Tick.tsx';
import { NumberField, ProfileField } from './ProfileField.tsx';
import { useProblem } from './problems.ts';
import type { SectionProps } from './sectionProps.ts';

const formats = ['jpg', 'png', 'gif', 'webp'] as const;
/** As the settings of a CMS count. */
const kilobyte = 1024;
const crops = ['16:9', '4:3', '1:1'] as const;

/** What pictures may weigh and where the portal finds them. */
export function ImagesSection({ profile, change }: SectionProps) {
  const { t } = useTranslation();
  const { images } = profile;
  const set = (changes: Partial<Profile['images']>) => change({ ...profile, images: { ...images, ...changes } });
  const noFormat = useProblem('images.formats');
  return (
    <>
      <fieldset className="portal-ticks">
        <legend>{t('portals.formats')}</legend>
        {formats.map((format) => (
          <Tick
            key={format}
            label={format.toUpperCase()}
            isSelected={images.formats.includes(format)}
            isInvalid={noFormat !== undefined}
            onChange={(on) => set({ formats: formats.filter((one) => (one === format ? on : images.formats.includes(one))) })}
          />
        ))}
        <p className={noFormat ? 'portal-wrong' : 'portal-note'}>{noFormat ?? t('portals.formatsHint')}</p>
      </fieldset>
      <div className="portal-triple">
        <NumberField
          path="images.maxBytes"
          label={t('portals.maxBytes')}
          value={Math.round(images.maxBytes / kilobyte)}
          onChange={(kilobytes) => set({ maxBytes: Math.round((kilobytes ?? Number.NaN) * kilobyte) })}
        />
        <NumberField
          path="images.maxWidth"
          label={t('portals.maxWidth')}
          value={images.maxWidth}
          onChange={(maxWidth = Number.NaN) => set({ maxWidth })}
        />
        <NumberField
          path="images.quality"
          label={t('portals.quality')}
          value={images.quality}
          onChange={(quality = Number.NaN) => set({ quality })}
        />
      </div>
      <div className="portal-pair">
        <Choice
          label={t('portals.imageUrl')}
          value={images.url}
          options={(['relative', 'prefix'] as const).map((key) => ({ key, name: t(`portals.url.${key}`) }))}
          onChange={(key) => set({ url: key === 'prefix' ? 'prefix' : 'relative' })}
        />
        {images.url === 'prefix' ? (
          <ProfileField
            path="images.prefix"
            label={t('portals.prefix')}
            placeholder="/uploads/"
            hint={t('portals.prefixHint', { example: `${images.prefix}01.${images.formats[0] ?? 'jpg'}` })}
            value={images.prefix}
            onChange={(prefix) => set({ prefix: prefix.trim() })}
          />
        ) : null}
      </div>
      <fieldset className="portal-ticks">
        <legend>{t('portals.crops')}</legend>
        {crops.map((crop) => (
          <Tick
            key={crop}
            label={crop}
            isSelected={images.crops?.includes(crop) ?? false}
            onChange={(on) => {
              const { crops: before = [], ...rest } = images;
              const now = crops.filter((one) => (one === crop ? on : before.includes(one)));
              change({ ...profile, images: now.length > 0 ? { ...rest, crops: now } : rest });
            }}
          />
        ))}
        <p className="portal-note">{t('portals.cropsHint')}</p>
      </fieldset>
    </>
  );
}
