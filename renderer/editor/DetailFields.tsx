import { Clock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instantInZone, offsetsOf } from '#domain/intake/zone.ts';
import { useChannels } from '../state/channels.ts';
import type { CopyFields } from '../state/copy.ts';
import { useDesk } from '../state/desk.ts';
import { setFields } from '../state/session.ts';
import { IconButton } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Field } from '../ui/Field.tsx';
import { authorsText, parseAuthors } from './authorLine.ts';
import { FieldMark } from './FieldMark.tsx';
import { keywordsText, localTimeText, parseKeywords, parseLocalTime } from './fieldText.ts';
import { LimitedField, LimitedList } from './LimitedField.tsx';

interface Props {
  readonly fields: CopyFields;
}

/** Where it comes from, who wrote it, when it appears, what it is found by. */
export function DetailFields({ fields }: Props) {
  const { t } = useTranslation();
  const channels = [{ key: 'none', name: t('fields.noChannel') }, ...useChannels()];
  const kinds = (['original', 'reprint', 'contributed'] as const).map((key) => ({ key, name: t(`fields.${key}`) }));
  const source = (changes: Partial<CopyFields['source']>) => ({ source: { ...fields.source, ...changes } });
  return (
    <div className="head-grid">
      <div className="head-marked" data-field="channel">
        <Choice
          label={t('fields.channel')}
          value={fields.channel || 'none'}
          options={channels}
          onChange={(key) => setFields({ channel: key === 'none' ? '' : key })}
        />
        <FieldMark field="channel" label={t('fields.channel')} />
      </div>
      <LimitedField from="source.name" label={t('fields.source')} fields={fields} value={fields.source.name} change={(name) => source({ name })} />
      <Choice
        label={t('fields.kind')}
        value={fields.source.kind}
        options={kinds}
        onChange={(key) => setFields(source({ kind: key as CopyFields['source']['kind'] }))}
      />
      <LimitedField from="editor" label={t('fields.editor')} fields={fields} value={fields.editor} change={(editor) => ({ editor })} />
      <div className="head-wide">
        <LimitedList
          from="authors"
          label={t('fields.authors')}
          placeholder={t('fields.authorsHint')}
          fields={fields}
          value={fields.authors}
          write={authorsText}
          read={parseAuthors}
          change={(authors) => ({ authors })}
        />
      </div>
      <PublishField publishAt={fields.publishAt} />
      <LimitedField
        from="shortTitle"
        label={t('fields.shortTitle')}
        fields={fields}
        value={fields.shortTitle}
        change={(shortTitle) => ({ shortTitle })}
      />
      <FoundBy fields={fields} />
      {fields.source.kind === 'original' ? null : <Origin fields={fields} />}
      <div className="head-full">
        <LimitedField
          from="summary"
          label={t('fields.summary')}
          fields={fields}
          value={fields.summary}
          rows={2}
          change={(summary) => ({ summary })}
        />
      </div>
    </div>
  );
}

function FoundBy({ fields }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <div className="head-wide">
        <LimitedList
          from="keywords"
          label={t('fields.keywords')}
          placeholder={t('fields.keywordsHint')}
          fields={fields}
          value={fields.keywords}
          write={keywordsText}
          read={parseKeywords}
          change={(keywords) => ({ keywords })}
        />
      </div>
      <LimitedField from="kicker" label={t('fields.kicker')} fields={fields} value={fields.kicker} change={(kicker) => ({ kicker })} />
    </>
  );
}

function Origin({ fields }: Props) {
  const { t } = useTranslation();
  const { source } = fields;
  return (
    <>
      <div className="head-wide">
        <LimitedField
          from="source.url"
          label={t('fields.url')}
          fields={fields}
          value={source.url}
          inputType="url"
          change={(url) => ({ source: { ...source, url } })}
        />
      </div>
      <div className="head-wide">
        <Field
          data-field="source.originalTitle"
          mark={<FieldMark field="source.originalTitle" label={t('fields.originalTitle')} />}
          label={t('fields.originalTitle')}
          value={source.originalTitle}
          onChange={(originalTitle) => setFields({ source: { ...source, originalTitle } })}
        />
      </div>
    </>
  );
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
        data-field="publishAt"
        mark={<FieldMark field="publishAt" label={t('fields.publishAt')} />}
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
