import { useTranslation } from 'react-i18next';
import { fieldSources, type Profile } from '#domain/portal/profile.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Tick } from '../../ui/Tick.tsx';
import { NumberField, ProfileField } from './ProfileField.tsx';
import { Rows } from './Rows.tsx';
import type { SectionProps } from './sectionProps.ts';

type ProfileFieldRow = Profile['fields'][number];

/** The form of the portal's CMS: what it calls each field, what goes in, how much it takes. */
export function FieldsSection({ profile, change }: SectionProps) {
  const { t } = useTranslation();
  return (
    <>
      <p className="settings-hint">{t('portals.fieldsHint')}</p>
      <Rows
        label={t('portals.section.fields')}
        items={profile.fields}
        nameOf={({ label }) => label}
        blank={(): ProfileFieldRow => ({ name: '', label: '', from: 'title' })}
        addLabel={t('portals.addField')}
        max={60}
        columns={[
          t('portals.fieldLabel'),
          t('portals.fieldName'),
          t('portals.fieldFrom'),
          t('portals.fieldMax'),
          t('portals.fieldUnit'),
          t('portals.fieldOver'),
          t('portals.fieldRequired'),
        ]}
        className="portal-field-rows"
        row={(field, index, changeField) => <FieldRow field={field} index={index} onChange={changeField} />}
        onChange={(fields) => change({ ...profile, fields: [...fields] })}
      />
    </>
  );
}

function FieldRow({ field, index, onChange }: { readonly field: ProfileFieldRow; readonly index: number; onChange(field: ProfileFieldRow): void }) {
  const { t } = useTranslation();
  const at = (label: string) => t('portals.inRow', { label, number: index + 1 });
  const set = (changes: Partial<ProfileFieldRow>) => onChange({ ...field, ...changes });
  const units = (['chars', 'bytes', 'han'] as const).map((key) => ({ key, name: t(`portals.unit.${key}`) }));
  const overs = (['refuse', 'warn'] as const).map((key) => ({ key, name: t(`portals.over.${key}`) }));
  return (
    <>
      <ProfileField path={`fields.${index}.label`} label={at(t('portals.fieldLabel'))} value={field.label} onChange={(label) => set({ label })} />
      <ProfileField path={`fields.${index}.name`} label={at(t('portals.fieldName'))} value={field.name} onChange={(name) => set({ name })} />
      <Choice
        label={at(t('portals.fieldFrom'))}
        hideLabel
        value={field.from}
        options={fieldSources.map((key) => ({ key, name: t(`portals.from.${key.replace('.', '-')}` as 'portals.from.title') }))}
        onChange={(key) => set({ from: fieldSources.find((source) => source === key) ?? 'title' })}
      />
      <NumberField
        path={`fields.${index}.max`}
        label={at(t('portals.fieldMax'))}
        placeholder={t('portals.noLimit')}
        value={field.max}
        onChange={(max) => {
          const { max: _, over, ...rest } = field;
          // What happens beyond a limit means nothing without one.
          onChange(max === undefined ? rest : { ...rest, max, ...(over ? { over } : {}) });
        }}
      />
      <Choice
        label={at(t('portals.fieldUnit'))}
        hideLabel
        value={field.unit ?? 'chars'}
        options={units}
        onChange={(key) => set({ unit: units.find((unit) => unit.key === key)?.key ?? 'chars' })}
      />
      <Choice
        label={at(t('portals.fieldOver'))}
        hideLabel
        isDisabled={field.max === undefined}
        value={field.over ?? 'refuse'}
        options={overs}
        onChange={(key) => set({ over: key === 'warn' ? 'warn' : 'refuse' })}
      />
      <Tick
        label={at(t('portals.fieldRequired'))}
        hideLabel
        isSelected={field.required ?? false}
        onChange={(required) => {
          const { required: _, ...rest } = field;
          onChange(required ? { ...rest, required } : rest);
        }}
      />
    </>
  );
}
