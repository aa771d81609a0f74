import { Plus, Type, X } from 'lucide-react';
import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { chosenPortals } from '#domain/portal/outlet.ts';
import { ownTitle } from '#domain/portal/title.ts';
import { choosePortal } from '../state/actions.ts';
import type { CopyFields } from '../state/copy.ts';
import { useDesk } from '../state/desk.ts';
import { sendTo, setOwnTitle, usePortals } from '../state/portals.ts';
import { MeasuredField } from './LimitedField.tsx';
import { limitsAmong } from './useLimits.ts';
import './outlets.css';

interface Props {
  readonly fields: CopyFields;
  readonly readOnly: boolean;
}

/** Where the article goes: a chip for each portal, and a title of its own where it has one there. */
export function OutletRow({ fields, readOnly }: Props) {
  const { t } = useTranslation();
  const portals = useDesk((desk) => desk.portals);
  const [asked, setAsked] = useState<string | null>(null);
  const chosen = inOrder(chosenPortals(fields), portals);
  const others = portals.filter(({ key }) => !fields.outlets[key]?.chosen);
  const titled = chosen.filter((portal) => portal.key === asked || ownTitle(fields, portal) !== '');
  return (
    <section className="outlets" data-field="outlets" aria-label={t('outlets.label')}>
      <div className="outlets-row">
        <span className="outlets-label">{t('outlets.label')}</span>
        {chosen.map((portal) => (
          <Chip key={portal.key} portal={portal} readOnly={readOnly} onTitle={() => setAsked(portal.key)} />
        ))}
        <MenuTrigger>
          <Button className="outlets-add" aria-label={t('outlets.add')} isDisabled={readOnly || others.length === 0}>
            <Plus aria-hidden="true" />
          </Button>
          <Popover className="menu" placement="bottom start">
            <Menu aria-label={t('outlets.add')}>
              {others.map(({ key, name }) => (
                <MenuItem key={key} onAction={() => sendTo(key, true)}>
                  {name}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      </div>
      {titled.map((portal) => (
        <OwnTitle key={portal.key} portal={portal} fields={fields} readOnly={readOnly} isNew={portal.key === asked} onDone={() => setAsked(null)} />
      ))}
    </section>
  );
}

interface Portal {
  readonly key: string;
  readonly name: string;
  /** The library has no such portal any more. */
  readonly gone: boolean;
}

/** In the order of the portals' list; those that are gone at the end. */
function inOrder(keys: readonly string[], portals: readonly { readonly key: string; readonly name: string }[]): readonly Portal[] {
  const known = portals.filter(({ key }) => keys.includes(key)).map((portal) => ({ ...portal, gone: false }));
  return [...known, ...keys.filter((key) => !portals.some((portal) => portal.key === key)).map((key) => ({ key, name: key, gone: true }))];
}

interface ChipProps {
  readonly portal: Portal;
  readonly readOnly: boolean;
  onTitle(): void;
}

function Chip({ portal: { key, name, gone }, readOnly, onTitle }: ChipProps) {
  const { t } = useTranslation();
  const current = useDesk((desk) => desk.portal?.profile.key === key);
  return (
    <fieldset className={gone ? 'outlet outlet-gone' : 'outlet'} aria-label={name}>
      <Button
        className="outlet-name"
        aria-label={gone ? t('outlets.gone', { name }) : t('outlets.show', { name })}
        aria-pressed={current}
        isDisabled={gone}
        onPress={() => void choosePortal(key)}
      >
        {name}
      </Button>
      {gone ? null : (
        <Button aria-label={t('outlets.ownTitle', { name })} isDisabled={readOnly} onPress={onTitle}>
          <Type aria-hidden="true" />
        </Button>
      )}
      <Button aria-label={t('outlets.remove', { name })} isDisabled={readOnly} onPress={() => sendTo(key, false)}>
        <X aria-hidden="true" />
      </Button>
    </fieldset>
  );
}

interface OwnTitleProps extends Props {
  readonly portal: Portal;
  /** Somebody has just asked for it. */
  readonly isNew: boolean;
  onDone(): void;
}

function OwnTitle({ portal: { key, name }, fields, readOnly, isNew, onDone }: OwnTitleProps) {
  const { t } = useTranslation();
  const current = useDesk((desk) => desk.portal?.profile);
  const profiles = usePortals((portals) => portals.profiles);
  const profile = current?.key === key ? current : profiles[key];
  const title = fields.outlets[key]?.title ?? '';
  const limits = limitsAmong(profile ? [profile] : [], 'title', title, (typed) => ({ ...fields, title: typed, outlets: {} }));
  return (
    <fieldset className="head-fields" disabled={readOnly}>
      <MeasuredField
        label={t('outlets.titleThere', { name })}
        placeholder={fields.title}
        value={title}
        limits={{ ...limits, named: false }}
        autoFocus={isNew}
        onChange={(text) => setOwnTitle(key, text.replaceAll('\n', ''))}
        onBlur={onDone}
      />
    </fieldset>
  );
}
