import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '#domain/portal/dates.ts';
import { type CopyFields, presentMedia } from '../state/copy.ts';
import { useDesk } from '../state/desk.ts';
import { DetailFields } from './DetailFields.tsx';
import { LimitNews } from './LimitNews.tsx';
import { OriginalRow } from './OriginalRow.tsx';
import { OutletRow } from './OutletRow.tsx';
import { PicturesPanel } from './PicturesPanel.tsx';
import { SubtitleField, TitleField } from './TitleField.tsx';
import './head.css';
import './limits.css';

interface Props {
  readonly fields: CopyFields;
  /** Another window writes this article. */
  readonly readOnly: boolean;
  onInsertPicture(id: string): void;
}

/** Headline and news fields above the text. The details fold into one line. */
export function HeadForm({ fields, readOnly, onInsertPicture }: Props) {
  const { t } = useTranslation();
  // A finished head is out of the way; an unfinished one asks to be filled in.
  const [open, setOpen] = useState(() => fields.source.name === '' || fields.editor === '');
  const pictures = presentMedia(fields.media).length;
  return (
    <section className="head" aria-label={t('fields.mainFields')}>
      <fieldset className="head-fields" disabled={readOnly}>
        <TitleField fields={fields} />
        <SubtitleField fields={fields} />
      </fieldset>
      <OutletRow fields={fields} readOnly={readOnly} />
      <LimitNews fields={fields} />
      <div className="head-fold">
        <button type="button" className="head-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? <ChevronDown aria-hidden="true" /> : <ChevronRight aria-hidden="true" />}
          {open ? t('fields.fold') : <HeadLine fields={fields} />}
        </button>
      </div>
      {open ? (
        <Tabs className="head-tabs">
          <TabList aria-label={t('fields.group')}>
            <Tab id="info">{t('fields.info')}</Tab>
            <Tab id="pictures">
              {t('fields.pictures')}
              {pictures > 0 ? <span className="head-badge">{pictures}</span> : null}
            </Tab>
          </TabList>
          <TabPanel id="info" className="head-panel">
            <fieldset className="head-fields" disabled={readOnly}>
              <DetailFields fields={fields} />
            </fieldset>
            <OriginalRow />
          </TabPanel>
          <TabPanel id="pictures" className="head-panel">
            <fieldset className="head-fields" disabled={readOnly}>
              <PicturesPanel media={fields.media} cover={fields.cover} onInsert={onInsertPicture} />
            </fieldset>
          </TabPanel>
        </Tabs>
      ) : null}
    </section>
  );
}

function HeadLine({ fields }: { readonly fields: CopyFields }) {
  const { t } = useTranslation();
  const timeZone = useDesk((desk) => desk.settings.timeZone);
  const parts = [
    fields.source.name,
    fields.authors.map(({ name }) => name).join(' '),
    fields.editor && `${t('fields.editor')} ${fields.editor}`,
    fields.publishAt && formatInstant(fields.publishAt, timeZone, 'yyyy-MM-dd HH:mm'),
  ].filter(Boolean);
  return <span className="head-line">{parts.length > 0 ? parts.join('　') : t('fields.none')}</span>;
}
