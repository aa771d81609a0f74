import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CopyFields } from '../state/copy.ts';
import { useDesk } from '../state/desk.ts';
import { setFields } from '../state/session.ts';
import { Overflow } from '../ui/Overflow.tsx';
import { FieldMark } from './FieldMark.tsx';
import { LimitCounter } from './LimitCounter.tsx';
import { useLimits } from './useLimits.ts';

interface Props {
  readonly fields: CopyFields;
}

const toTitle = (text: string) => ({ title: text.replaceAll('\n', '') });
const toSubtitle = (subtitle: string) => ({ subtitle });

/** The headline: one long line that wraps. Enter goes on to the subtitle; with Alt it opens the finding's card, as everywhere. */
export function TitleField({ fields }: Props) {
  const { t } = useTranslation();
  const area = useRef<HTMLTextAreaElement>(null);
  const { cutFrom, ...limits } = useLimits('title', fields, fields.title, toTitle);
  useFocusWhenAsked(area, fields.title);
  useFullHeight(area, fields.title);
  return (
    <div className="head-title" data-field="title">
      <Overflow text={fields.title} from={cutFrom}>
        <textarea
          ref={area}
          rows={1}
          aria-label={t('fields.title')}
          aria-invalid={cutFrom !== null}
          aria-describedby="title-limits"
          placeholder={t('fields.titlePlaceholder')}
          value={fields.title}
          onChange={(event) => setFields(toTitle(event.target.value))}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.altKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            document.querySelector<HTMLElement>('.head-subtitle input')?.focus();
          }}
        />
      </Overflow>
      <FieldMark field="title" label={t('fields.title')} />
      <LimitCounter {...limits} id="title-limits" />
    </div>
  );
}

/** The line under the headline. Enter goes on to the text. */
export function SubtitleField({ fields }: Props) {
  const { t } = useTranslation();
  const { cutFrom, ...limits } = useLimits('subtitle', fields, fields.subtitle, toSubtitle);
  return (
    <div className="head-subtitle" data-field="subtitle">
      <Overflow text={fields.subtitle} from={cutFrom}>
        <input
          aria-label={t('fields.subtitle')}
          aria-invalid={cutFrom !== null}
          aria-describedby="subtitle-limits"
          placeholder={t('fields.subtitle')}
          value={fields.subtitle}
          onChange={(event) => setFields(toSubtitle(event.target.value))}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.altKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            document.querySelector<HTMLElement>('.cm-content')?.focus();
          }}
        />
      </Overflow>
      <FieldMark field="subtitle" label={t('fields.subtitle')} />
      <LimitCounter {...limits} id="subtitle-limits" />
    </div>
  );
}

type Area = React.RefObject<HTMLTextAreaElement | null>;

function useFocusWhenAsked(area: Area, title: string): void {
  const asked = useDesk((desk) => desk.titleAsked);
  useEffect(() => {
    if (!asked) return;
    useDesk.setState({ titleAsked: false });
    area.current?.focus();
  }, [asked, area]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when an article is opened: a new draft begins with its headline
  useEffect(() => {
    if (title === '') area.current?.focus();
  }, []);
}

/** As high as its text, in a pane of any width. */
function useFullHeight(area: Area, title: string): void {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!area.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    observer.observe(area.current);
    return () => observer.disconnect();
  }, [area]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text and the pane
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [title, width]);
}
