import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Button as RowButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { openDialog } from '../state/desk.ts';
import { usePerson } from '../state/person.ts';
import { type Member, removeMember, saveMember } from '../state/staff.ts';
import { Button } from '../ui/Button.tsx';
import { Modal } from '../ui/Modal.tsx';
import { PeopleForm } from './PeopleForm.tsx';
import { ReviewRules } from './ReviewRules.tsx';
import './people.css';

/** Who works in this house, in which offices, and how it reviews. */
export function PeopleDialog() {
  const { t } = useTranslation();
  const close = () => openDialog(null);
  return (
    <Modal
      title={t('people.dialog')}
      closeLabel={t('dialog.close')}
      wide
      onClose={close}
      footer={
        <Button tone="primary" onPress={() => takeBegun() || close()}>
          {t('settings.close')}
        </Button>
      }
    >
      <Staff />
      <ReviewRules />
    </Modal>
  );
}

/** Takes in who was begun first, so that it is seen; another press closes. False when nobody was. */
function takeBegun(): boolean {
  const begun = document.querySelector<HTMLFormElement>('.people-form[data-begun]');
  begun?.requestSubmit();
  return begun !== null;
}

/** The id of whoever is being changed; `new` for somebody who is being taken in. */
type Editing = string | 'new' | null;

function Staff() {
  const { t } = useTranslation();
  const staff = usePerson((each) => each.staff);
  const [editing, setEditing] = useState<Editing>(null);
  const done = () => setEditing(null);
  return (
    <section className="people" aria-label={t('people.staff')}>
      <header>
        <h3>{t('people.staff')}</h3>
        <Button tone="quiet" isDisabled={editing === 'new'} onPress={() => setEditing('new')}>
          <UserPlus aria-hidden="true" /> {t('people.add')}
        </Button>
      </header>
      {staff.length === 0 && editing !== 'new' ? <p className="people-none">{t('people.none')}</p> : null}
      <ul>
        {staff.map((member) => (
          <li key={member.id}>
            {editing === member.id ? (
              <PeopleForm
                member={member}
                onSave={async (changes) => {
                  if (await saveMember({ id: member.id, ...changes })) done();
                }}
                onRemove={async () => {
                  if (await removeMember(member)) done();
                }}
                onCancel={done}
              />
            ) : (
              <MemberRow member={member} onPress={() => setEditing(member.id)} />
            )}
          </li>
        ))}
      </ul>
      {editing === 'new' ? (
        <PeopleForm
          onSave={async (member) => {
            if (await saveMember(member)) done();
          }}
          onCancel={done}
        />
      ) : null}
    </section>
  );
}

function MemberRow({ member: { name, roles }, onPress }: { readonly member: Member; onPress(): void }) {
  const { t } = useTranslation();
  return (
    <RowButton className="people-row" onPress={onPress}>
      <span>
        <span className="visually-hidden">{t('people.change')}</span>
        {name}
      </span>
      <span className="people-roles">{roles.map((role) => t(`role.${role}`)).join(t('standing.or'))}</span>
    </RowButton>
  );
}
