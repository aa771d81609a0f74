import { Pencil, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { saveSettings } from '../state/actions.ts';
import { useDesk } from '../state/desk.ts';
import { takeFilter, useList } from '../state/list.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { useChannelName } from './channels.ts';
import { conditionsOf } from './conditions.ts';
import { mostFilters, renamed, withFilter } from './filters.ts';

/** Filters that somebody wants again: choose one, rename or delete it, save the one in force. */
export function SavedFilters({ close }: { close(): void }) {
  const { t } = useTranslation();
  const filters = useDesk((desk) => desk.settings.filters);
  const [renaming, setRenaming] = useState<string | null>(null);
  return (
    <div className="library-form">
      {filters.length === 0 ? <p className="library-hint">{t('library.noSaved')}</p> : null}
      <ul className="library-saved">
        {filters.map(({ name, filter }) =>
          renaming === name ? (
            <li key={name}>
              <NameForm
                label={t('library.newName')}
                name={name}
                save={(given) => {
                  setRenaming(null);
                  void saveSettings({ filters: renamed(filters, name, given) });
                }}
              />
            </li>
          ) : (
            <li key={name}>
              <AriaButton
                className="library-saved-name"
                onPress={() => {
                  takeFilter(filter);
                  close();
                }}
              >
                {name}
              </AriaButton>
              <IconButton label={t('library.rename', { name })} onPress={() => setRenaming(name)}>
                <Pencil aria-hidden="true" />
              </IconButton>
              <IconButton
                label={t('library.deleteFilter', { name })}
                onPress={() => void saveSettings({ filters: filters.filter((other) => other.name !== name) })}
              >
                <Trash2 aria-hidden="true" />
              </IconButton>
            </li>
          ),
        )}
      </ul>
      <SaveThis close={close} />
    </div>
  );
}

/** The filter in force under a name. */
function SaveThis({ close }: { close(): void }) {
  const { t } = useTranslation();
  const filter = useList((list) => list.filter);
  const filters = useDesk((desk) => desk.settings.filters);
  const channelName = useChannelName();
  if (Object.keys(filter).length === 0) return <p className="library-hint">{t('library.saveHint')}</p>;
  if (filters.length >= mostFilters) return <p className="library-hint">{t('library.tooManySaved', { count: mostFilters })}</p>;
  const words = [...(filter.text === undefined ? [] : [filter.text]), ...conditionsOf(filter, t, channelName).map((condition) => condition.words)];
  return (
    <NameForm
      label={t('library.saveThis')}
      name={words.join(' ').slice(0, 40)}
      save={(name) => {
        void saveSettings({ filters: withFilter(filters, name, filter) });
        close();
      }}
    />
  );
}

function NameForm({ label, name, save }: { readonly label: string; readonly name: string; save(name: string): void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') save(typed.trim());
  };
  return (
    <form className="library-name" onSubmit={submit}>
      <Field label={label} value={typed} onChange={setTyped} maxLength={40} />
      <Button type="submit" isDisabled={typed.trim() === ''}>
        {t('library.save')}
      </Button>
    </form>
  );
}
