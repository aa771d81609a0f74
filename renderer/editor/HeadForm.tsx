import { ChevronDown, ChevronRight, Clock } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { instantInZone, offsetsOf } from '#domain/intake/zone.ts';
import { formatInstant } from '#domain/portal/dates.ts';
import type { Profile } from '#domain/portal/profile.ts';
import { type CopyFields, presentMedia } from '../state/copy.ts';
import { useDesk } from '../state/desk.ts';
import { setFields } from '../state/session.ts';
import { IconButton } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Field } from '../ui/Field.tsx';
import { authorsText, parseAuthors } from './authorLine.ts';
import { keywordsText, localTimeText, parseKeywords, parseLocalTime } from './fieldText.ts';
import { limitOf } from './limits.ts';
import { PicturesPanel } from './PicturesPanel.tsx';
import './head.css';

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
        <input
          className="head-subtitle"
          aria-label={t('fields.subtitle')}
          placeholder={t('fields.subtitle')}
          value={fields.subtitle}
          onChange={(event) => setFields({ subtitle: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            document.querySelector<HTMLElement>('.cm-content')?.focus();
          }}
        />
      </fieldset>
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

/** The headline: one long line that wraps. Enter goes on to the subtitle. */
function TitleField({ fields }: { readonly fields: CopyFields }) {
  const { t } = useTranslation();
  const area = useRef<HTMLTextAreaElement>(null);
  const [width, setWidth] = useState(0);
  const limit = useLimit('title', fields.title);
  const asked = useDesk((desk) => desk.titleAsked);
  useEffect(() => {
    if (!asked) return;
    useDesk.setState({ titleAsked: false });
    area.current?.focus();
  }, [asked]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when an article is opened: a new draft begins with its headline
  useEffect(() => {
    if (fields.title === '') area.current?.focus();
  }, []);
  useEffect(() => {
    if (!area.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    observer.observe(area.current);
    return () => observer.disconnect();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text and the pane
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [fields.title, width]);
  return (
    <div className="head-title">
      <textarea
        ref={area}
        rows={1}
        aria-label={t('fields.title')}
        aria-invalid={limit?.over}
        placeholder={t('fields.titlePlaceholder')}
        value={fields.title}
        onChange={(event) => setFields({ title: event.target.value.replaceAll('\n', '') })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          document.querySelector<HTMLElement>('.head-subtitle')?.focus();
        }}
      />
      {limit ? (
        <span className={limit.over ? 'head-limit head-limit-over' : 'head-limit'} title={limit.text}>
          {limit.length}/{limit.max}
        </span>
      ) : null}
    </div>
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

function DetailFields({ fields }: { readonly fields: CopyFields }) {
  const { t } = useTranslation();
  const profile = useDesk((desk) => desk.portal?.profile);
  const channels = [{ key: 'none', name: t('fields.noChannel') }, ...(profile?.page.channels ?? [])];
  const kinds = (['original', 'reprint', 'contributed'] as const).map((key) => ({ key, name: t(`fields.${key}`) }));
  const source = (changes: Partial<CopyFields['source']>) => setFields({ source: { ...fields.source, ...changes } });
  return (
    <div className="head-grid">
      <Choice
        label={t('fields.channel')}
        value={fields.channel || 'none'}
        options={channels}
        onChange={(key) => setFields({ channel: key === 'none' ? '' : key })}
      />
      <LimitedField name="source.name" label={t('fields.source')} value={fields.source.name} onChange={(name) => source({ name })} />
      <Choice
        label={t('fields.kind')}
        value={fields.source.kind}
        options={kinds}
        onChange={(key) => source({ kind: key as CopyFields['source']['kind'] })}
      />
      <LimitedField name="editor" label={t('fields.editor')} value={fields.editor} onChange={(editor) => setFields({ editor })} />
      <div className="head-wide">
        <TextList
          label={t('fields.authors')}
          hint={t('fields.authorsHint')}
          value={fields.authors}
          write={authorsText}
          read={parseAuthors}
          onChange={(authors) => setFields({ authors })}
        />
      </div>
      <PublishField publishAt={fields.publishAt} />
      <LimitedField name="shortTitle" label={t('fields.shortTitle')} value={fields.shortTitle} onChange={(shortTitle) => setFields({ shortTitle })} />
      <div className="head-wide">
        <TextList
          label={t('fields.keywords')}
          hint={t('fields.keywordsHint')}
          value={fields.keywords}
          write={keywordsText}
          read={parseKeywords}
          onChange={(keywords) => setFields({ keywords })}
        />
      </div>
      <LimitedField name="kicker" label={t('fields.kicker')} value={fields.kicker} onChange={(kicker) => setFields({ kicker })} />
      {fields.source.kind === 'original' ? null : (
        <>
          <div className="head-wide">
            <Field label={t('fields.url')} value={fields.source.url} inputType="url" onChange={(url) => source({ url })} />
          </div>
          <div className="head-wide">
            <Field label={t('fields.originalTitle')} value={fields.source.originalTitle} onChange={(originalTitle) => source({ originalTitle })} />
          </div>
        </>
      )}
      <div className="head-full">
        <LimitedField name="summary" label={t('fields.summary')} value={fields.summary} rows={2} onChange={(summary) => setFields({ summary })} />
      </div>
    </div>
  );
}

interface LimitedProps {
  readonly name: Profile['fields'][number]['from'];
  readonly label: string;
  readonly value: string;
  readonly rows?: number;
  onChange(value: string): void;
}

/** A field with the portal's limit below it as soon as it is passed. */
function LimitedField({ name, ...rest }: LimitedProps) {
  const limit = useLimit(name, rest.value);
  return <Field {...rest} tone={limit?.over ? 'warn' : 'plain'} hint={limit?.over ? limit.text : undefined} />;
}

function useLimit(name: Profile['fields'][number]['from'], value: string) {
  const { t } = useTranslation();
  const profile = useDesk((desk) => desk.portal?.profile);
  const limit = profile && limitOf(profile, name, value);
  if (!profile || !limit) return undefined;
  const text = t('fields.over', {
    label: limit.label,
    portal: profile.name,
    length: limit.length,
    max: limit.max,
    unit: t(`fields.unit.${limit.unit}`),
  });
  return { ...limit, text };
}

interface TextListProps<T> {
  readonly label: string;
  readonly hint: string;
  readonly value: readonly T[];
  write(value: readonly T[]): string;
  read(text: string): T[];
  onChange(value: T[]): void;
}

/** A list as one line of text. While it is being typed its text stays as typed. */
function TextList<T>({ label, hint, value, write, read, onChange }: TextListProps<T>) {
  const [typed, setTyped] = useState<string | null>(null);
  const change = (text: string) => {
    setTyped(text);
    onChange(read(text));
  };
  return <Field label={label} placeholder={hint} value={typed ?? write(value)} onChange={change} onBlur={() => setTyped(null)} />;
}

function PublishField({ publishAt }: { readonly publishAt: string | null }) {
  const { t } = useTranslation();
  const timeZone = useDesk((desk) => desk.settings.timeZone);
  const [typed, setTyped] = useState<string | null>(null);
  const change = (text: string) => {
    setTyped(text);
    const time = parseLocalTime(text);
    // A time that cannot be read is none: the page must not go on showing the one before.
    setFields({ publishAt: time ? instantInZone(time, offsetsOf(timeZone)) : null });
  };
  const unreadable = typed !== null && typed.trim() !== '' && !parseLocalTime(typed);
  return (
    <div className="head-time">
      <Field
        label={t('fields.publishAt')}
        placeholder={t('fields.timeExample')}
        tone={unreadable ? 'warn' : 'plain'}
        isInvalid={unreadable}
        hint={unreadable ? t('fields.badTime') : undefined}
        value={typed ?? localTimeText(publishAt, timeZone)}
        onChange={change}
        onBlur={() => unreadable || setTyped(null)}
      />
      <IconButton
        label={t('fields.now')}
        onPress={() => {
          change(localTimeText(new Date().toISOString(), timeZone));
          setTyped(null);
        }}
      >
        <Clock aria-hidden="true" />
      </IconButton>
    </div>
  );
}
