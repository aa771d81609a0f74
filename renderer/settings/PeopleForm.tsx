import { useState } from 'react';
import { CheckboxGroup, Label } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type Role, roles } from '#domain/workflow.ts';
import type { Member } from '../state/staff.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Tick } from '../ui/Tick.tsx';

interface Props {
  readonly member?: Member;
  onSave(member: { name: string; roles: Role[] }): Promise<void>;
  onRemove?(): Promise<void>;
  onCancel(): void;
}

/** A person's name and offices. */
export function PeopleForm({ member, onSave, onRemove, onCancel }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(member?.name ?? '');
  const [held, setHeld] = useState<readonly string[]>(member?.roles ?? ['reporter']);
  const offices = roles.filter((role) => held.includes(role));
  const isReady = name.trim() !== '' && offices.length > 0;
  const isBegun = isReady && (name.trim() !== member?.name || offices.join() !== roles.filter((role) => member.roles.includes(role)).join());
  return (
    <form
      className="people-form"
      data-begun={isBegun || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void onSave({ name: name.trim(), roles: offices });
      }}
    >
      <Field label={t('people.name')} value={name} onChange={setName} maxLength={100} autoFocus />
      <CheckboxGroup className="people-offices" value={[...held]} onChange={setHeld}>
        <Label>{t('people.offices')}</Label>
        <div>
          {roles.map((role) => (
            <Tick key={role} value={role} label={t(`role.${role}`)} />
          ))}
        </div>
      </CheckboxGroup>
      <div className="people-ways">
        {onRemove ? (
          <Button tone="danger" onPress={() => void onRemove()}>
            {t('people.remove')}
          </Button>
        ) : null}
        {onRemove ? <span className="people-hint">{t('people.removeHint')}</span> : null}
        <Button tone="quiet" onPress={onCancel}>
          {t('people.cancel')}
        </Button>
        <Button tone="primary" type="submit" isDisabled={!isReady}>
          {t(member ? 'people.save' : 'people.addNow')}
        </Button>
      </div>
    </form>
  );
}
