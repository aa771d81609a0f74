import { useTranslation } from 'react-i18next';
import type { ReviewSheet } from '#domain/reviewSheet.ts';
import { shortWhenText } from '../i18n/when.ts';
import { useDesk } from '../state/desk.ts';

interface Props {
  readonly decision: ReviewSheet['history'][number];
}

/** One step: what, by whom in which office, when, on which text, with which words. */
export function SheetEntry({ decision: { action, step, by, at, opinion, hash, valid } }: Props) {
  const { t, i18n } = useTranslation();
  const timeZone = useDesk((desk) => desk.settings.timeZone);
  const isRead = action === 'approve' || action === 'proofread';
  return (
    <li data-action={action} data-void={(isRead && !valid) || undefined}>
      <span className="sheet-dot" aria-hidden="true" />
      <div className="sheet-what">
        <strong>
          {step ? t(`review.step.${step}`) : ''}
          {step && i18n.language !== 'zh-CN' ? ': ' : ''}
          {t(`review.action.${action}`)}
        </strong>
        <span>
          <bdi>{by.name}</bdi> <span className="sheet-role">{t(`role.${by.role}`)}</span>
        </span>
      </div>
      {opinion ? <p className="sheet-opinion">{opinion}</p> : null}
      <div className="sheet-facts">
        <time dateTime={at}>{shortWhenText(at, timeZone, i18n.language, Date.now())}</time>
        <span>
          <code>{hash.slice(0, 8)}</code> {t(valid ? 'sheet.valid' : isRead ? 'sheet.invalid' : 'sheet.other')}
        </span>
      </div>
    </li>
  );
}
