import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Person, type Role, roles } from '#domain/workflow.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Field } from '../ui/Field.tsx';

interface Props {
  readonly person: Person | null;
  onDone(person: Person): void;
}

/** A name and an office. */
export function PersonForm({ person, onDone }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(person?.name ?? '');
  const [role, setRole] = useState<Role>(person?.role ?? 'reporter');
  const isReady = name.trim() !== '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onDone({ name: name.trim(), role });
      }}
    >
      <Field label={t('people.name')} value={name} onChange={setName} maxLength={100} autoFocus />
      <Choice
        label={t('people.office')}
        value={role}
        options={roles.map((key) => ({ key, name: t(`role.${key}`) }))}
        onChange={(key) => setRole(roles.find((each) => each === key) ?? role)}
      />
      <Button tone="primary" type="submit" isDisabled={!isReady}>
        {t('people.sit')}
      </Button>
    </form>
  );
}
