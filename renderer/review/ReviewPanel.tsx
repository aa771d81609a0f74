import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type ReviewTab, toggleReview, useReview } from '../state/review.ts';
import { IconButton } from '../ui/Button.tsx';
import { Segments } from '../ui/Segments.tsx';
import { ChangesTab } from './ChangesTab.tsx';
import { DecisionForm } from './DecisionForm.tsx';
import { RemarksTab } from './RemarksTab.tsx';
import { SheetTab } from './SheetTab.tsx';
import './panel.css';

const tabs: readonly ReviewTab[] = ['remarks', 'changes', 'sheet'];

/** Beside the text and its page: what people say, what changed, what was decided, and what is to be decided now. */
export function ReviewPanel() {
  const { t } = useTranslation();
  const tab = useReview((review) => review.tab);
  return (
    <aside className="review" id="review-panel" aria-label={t('review.title')}>
      <header>
        <h2>{t('review.title')}</h2>
        <IconButton label={t('review.close')} onPress={() => toggleReview(false)}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      <Segments<ReviewTab>
        label={t('review.tabs')}
        value={tab}
        options={tabs.map((key) => ({ key, name: t(`review.${key}`) }))}
        onChange={(next) => useReview.setState({ tab: next })}
      />
      <div className="review-body">
        {tab === 'remarks' ? <RemarksTab /> : null}
        {tab === 'changes' ? <ChangesTab /> : null}
        {tab === 'sheet' ? <SheetTab /> : null}
      </div>
      <DecisionForm />
    </aside>
  );
}
