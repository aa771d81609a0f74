import { useTranslation } from 'react-i18next';
import { formatInstant } from '#domain/portal/dates.ts';
import { fetchTemplate, usePortalEditor } from '../../state/portalEditor.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Tick } from '../../ui/Tick.tsx';
import { Chips } from './Chips.tsx';
import { ProfileField } from './ProfileField.tsx';
import { useProblem } from './problems.ts';
import { Rows } from './Rows.tsx';
import type { SectionProps } from './sectionProps.ts';

const formats = ['yyyy-MM-dd HH:mm:ss', 'yyyy-MM-dd HH:mm', 'yyyy年M月d日 HH:mm', 'yyyy年M月d日 EEEE', 'yyyy/MM/dd'];
/** A moment whose day and month cannot be mixed up. */
const example = '2026-03-05T10:23:27+08:00';

/** What stands around the text on the full page. */
export function PageSection({ profile, change }: SectionProps) {
  const { t } = useTranslation();
  const { page } = profile;
  const set = (changes: Partial<typeof page>) => change({ ...profile, page: { ...page, ...changes } });
  const entries = (['source', 'authors', 'editor', 'publishAt'] as const).map((key) => ({ key, name: t(`portals.meta.${key}`) }));
  return (
    <>
      <ProfileField path="page.greeting" label={t('portals.greeting')} value={page.greeting} onChange={(greeting) => set({ greeting })} />
      <Chips
        label={t('portals.metaLine')}
        value={page.metaLine}
        options={entries}
        addLabel={t('portals.addMeta')}
        onChange={(metaLine) => set({ metaLine: [...metaLine] })}
      />
      <div className="portal-pair">
        <ProfileField
          path="page.dateFormat"
          label={t('portals.dateFormat')}
          value={page.dateFormat}
          offers={formats}
          hint={<DateExample timeZone={profile.timeZone} format={page.dateFormat} />}
          onChange={(dateFormat) => set({ dateFormat })}
        />
        <TemplateChoice value={page.template} onChange={(template) => set({ template })} />
      </div>
      <Tick label={t('portals.share')} isSelected={page.share} onChange={(share) => set({ share })} />
      <div>
        <h3>{t('portals.footer')}</h3>
        <Rows
          label={t('portals.footer')}
          items={page.footer}
          nameOf={(line) => line.slice(0, 20)}
          blank={() => ''}
          addLabel={t('portals.addFooter')}
          max={20}
          className="portal-footer-rows"
          row={(line, index, changeLine) => (
            <ProfileField
              path={`page.footer.${index}`}
              label={t('portals.inRow', { label: t('portals.footer'), number: index + 1 })}
              value={line}
              onChange={changeLine}
            />
          )}
          onChange={(footer) => set({ footer: [...footer] })}
        />
      </div>
      <ProfileField
        path="page.css"
        label={t('portals.css')}
        hint={t('portals.cssHint')}
        rows={5}
        value={page.css ?? ''}
        onChange={(css) => {
          const { css: _, ...rest } = page;
          change({ ...profile, page: css === '' ? rest : { ...rest, css } });
        }}
      />
    </>
  );
}

function DateExample({ timeZone, format }: { readonly timeZone: string; readonly format: string }) {
  const { t } = useTranslation();
  // While a zone is being typed there is none; its own field says so.
  const isZone = useProblem('timeZone') === undefined;
  return t('portals.dateExample', { example: isZone ? formatInstant(example, timeZone, format) : '—' });
}

function TemplateChoice({ value, onChange }: { readonly value: string; onChange(template: string): void }) {
  const { t } = useTranslation();
  const known = usePortalEditor((editor) => editor.templates);
  const names = [...new Set([...known, value])].map((key) => ({ key, name: key === 'default' ? t('portals.defaultTemplate') : key }));
  return (
    <Choice
      label={t('portals.template')}
      value={value}
      options={names}
      onChange={(key) => {
        onChange(key);
        void fetchTemplate(key);
      }}
    />
  );
}
