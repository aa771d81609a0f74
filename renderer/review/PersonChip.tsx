import { CircleUserRound } from 'lucide-react';
import { Button, Dialog, DialogTrigger, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Person } from '#domain/workflow.ts';
import { openDialog } from '../state/desk.ts';
import { askWhoIsHere, usePerson } from '../state/person.ts';
import { choosePerson, seatsOf } from '../state/staff.ts';
import { PersonForm } from './PersonForm.tsx';
import './person.css';

/** Who sits at this desk, in which office; a press and a choice, and it is somebody else. */
export function PersonChip({ isDisabled }: { readonly isDisabled: boolean }) {
  const { person, staff, asking } = usePerson();
  const seats = seatsOf(staff);
  const chip = <Chip person={person} isDisabled={isDisabled} />;
  if (seats.length === 0)
    return (
      <DialogTrigger isOpen={asking} onOpenChange={askWhoIsHere}>
        {chip}
        <Popover className="menu person-pop" placement="bottom end">
          <PersonQuestion person={person} />
        </Popover>
      </DialogTrigger>
    );
  return (
    <MenuTrigger isOpen={asking} onOpenChange={askWhoIsHere}>
      {chip}
      <Popover className="menu person-pop" placement="bottom end">
        <SeatMenu person={person} seats={seats} />
      </Popover>
    </MenuTrigger>
  );
}

function Chip({ person, isDisabled }: { readonly person: Person | null; readonly isDisabled: boolean }) {
  const { t } = useTranslation();
  const role = person ? t(`role.${person.role}`) : '';
  return (
    <Button className="person-chip" isDisabled={isDisabled} data-empty={person ? undefined : true}>
      {person ? (
        <>
          <span className="person-initial" aria-hidden="true">
            {[...person.name][0]}
          </span>
          <span className="person-name">
            <span className="visually-hidden">{t('people.here')}</span>
            {person.name}
          </span>
          <span className="person-role">{role}</span>
        </>
      ) : (
        <>
          <CircleUserRound aria-hidden="true" />
          <span>{t('people.choose')}</span>
        </>
      )}
    </Button>
  );
}

interface SeatProps {
  readonly person: Person | null;
  readonly seats: readonly Person[];
}

function keyOf({ name, role }: Person): string {
  return `${role} ${name}`;
}

function SeatMenu({ person, seats }: SeatProps) {
  const { t } = useTranslation();
  return (
    <Menu
      aria-label={t('people.list')}
      onAction={(key) => {
        const seat = seats.find((each) => keyOf(each) === key);
        if (seat) void choosePerson(seat);
      }}
    >
      <MenuSection selectionMode="single" selectedKeys={person ? [keyOf(person)] : []}>
        <Header className="menu-head">{t('people.list')}</Header>
        {seats.map((seat) => (
          <MenuItem key={keyOf(seat)} id={keyOf(seat)} textValue={`${seat.name} ${t(`role.${seat.role}`)}`} className="person-seat">
            <span className="person-initial" aria-hidden="true">
              {[...seat.name][0]}
            </span>
            <span>{seat.name}</span>
            <span className="person-role">{t(`role.${seat.role}`)}</span>
          </MenuItem>
        ))}
      </MenuSection>
      <Separator />
      <MenuItem id="manage" onAction={() => openDialog('people')}>
        {t('people.manage')}
      </MenuItem>
    </Menu>
  );
}

/** A house without a list takes everybody at their word. */
function PersonQuestion({ person }: { readonly person: Person | null }) {
  const { t } = useTranslation();
  return (
    <Dialog className="person-question" aria-label={t('people.choose')}>
      <p>{t('people.trusting')}</p>
      <PersonForm person={person} onDone={(chosen) => void choosePerson(chosen)} />
      <Button
        className="person-manage"
        onPress={() => {
          askWhoIsHere(false);
          openDialog('people');
        }}
      >
        {t('people.manage')}
      </Button>
    </Dialog>
  );
}
