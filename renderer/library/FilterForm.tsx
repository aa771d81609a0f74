import { useEffect, useState } from 'react';
import { Button as AriaButton, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { attempt } from '../state/actions.ts';
import { type Facets, setFilter, takeFilter, useList } from '../state/list.ts';
import { theHost } from '../state/session.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Field } from '../ui/Field.tsx';
import { useChannelName } from './channels.ts';

/** Stand for "all" and "none" in a choice; no channel is called so. */
const all = '*';
const none = '?';
/** Authors offered at a time. */
const mostOffers = 80;

/** What a list can be narrowed to. Each change counts at once: the list is right below. */
export function FilterForm() {
  const { t } = useTranslation();
  const filter = useList((list) => list.filter);
  const facets = useFacets();
  const channelName = useChannelName();
  const counted = (name: string, count: number) => t('library.counted', { name, count });
  const channels = facets.channels.map(({ key, count }) => ({ key: key === '' ? none : key, name: counted(channelName(key), count) }));
  const states = facets.states.map(({ key, count }) => ({ key, name: counted(t(`state.${key}`), count) }));
  return (
    <div className="library-form">
      <Choice
        label={t('fields.channel')}
        value={filter.channel === undefined ? all : filter.channel || none}
        options={[{ key: all, name: t('library.all') }, ...channels]}
        onChange={(key) => setFilter({ channel: key === all ? undefined : key === none ? '' : key })}
      />
      <Choice
        label={t('library.state')}
        value={filter.state ?? all}
        options={[{ key: all, name: t('library.all') }, ...states]}
        onChange={(key) => setFilter({ state: key === all ? undefined : key })}
      />
      <AuthorBox authors={facets.authors} />
      <div className="library-days">
        <Field label={t('library.from')} inputType="date" value={filter.from ?? ''} onChange={(from) => setFilter({ from })} />
        <Field label={t('library.to')} inputType="date" value={filter.to ?? ''} onChange={(to) => setFilter({ to })} />
      </div>
      <Button tone="quiet" isDisabled={Object.keys(filter).length === 0} onPress={() => takeFilter({})}>
        {t('library.clear')}
      </Button>
    </div>
  );
}

/** Asked for when somebody wants to choose. */
function useFacets(): Facets {
  const [facets, setFacets] = useState<Facets>({ channels: [], states: [], authors: [] });
  useEffect(() => {
    let current = true;
    void attempt('notice.openFailed', async () => {
      const found = await theHost().call('article.facets', {});
      if (current) setFacets(found);
    });
    return () => {
      current = false;
    };
  }, []);
  return facets;
}

/** One author of perhaps thousands: by typing part of the name. */
function AuthorBox({ authors }: { readonly authors: Facets['authors'] }) {
  const { t } = useTranslation();
  const chosen = useList((list) => list.filter.author ?? '');
  const [typed, setTyped] = useState(chosen);
  useEffect(() => setTyped(chosen), [chosen]);
  const wanted = typed === chosen ? '' : typed.trim();
  const offers = authors.filter(({ key }) => key !== '' && key.includes(wanted)).slice(0, mostOffers);
  return (
    <ComboBox
      className="field library-author"
      items={offers}
      inputValue={typed}
      value={chosen === '' ? null : chosen}
      onInputChange={(name) => {
        setTyped(name);
        if (name === '') setFilter({ author: undefined });
      }}
      onChange={(key) => {
        // The text follows in the same moment: a text that changes after the choice counts as typed, and offers names again.
        setTyped(key === null ? chosen : String(key));
        if (key !== null) setFilter({ author: String(key) });
      }}
      allowsEmptyCollection
      menuTrigger="focus"
    >
      <Label>{t('library.author')}</Label>
      <Input placeholder={t('library.all')} />
      <Popover className="choice-list" offset={4}>
        <ListBox renderEmptyState={() => <p className="library-empty">{t('library.noAuthor')}</p>}>
          {({ key, count }: Facets['authors'][number]) => (
            <ListBoxItem id={key} textValue={key}>
              {t('library.counted', { name: key, count })}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
      <AriaButton className="visually-hidden">{t('library.author')}</AriaButton>
    </ComboBox>
  );
}
