import { TriangleAlert } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Standing, usualReview } from '#domain/workflow.ts';
import { useCopy } from '../state/copy.ts';
import { askOpinion, decideOpen, useOffers } from '../state/deciding.ts';
import { openDialog, useDesk } from '../state/desk.ts';
import { useHolding } from '../state/holding.ts';
import { awaitedRoles, type Offer, standingOn } from '../state/offers.ts';
import { askWhoIsHere, usePerson } from '../state/person.ts';
import { useReview } from '../state/review.ts';
import { Button } from '../ui/Button.tsx';
import { DeedButton } from './DeedButton.tsx';
import { Trail } from './Trail.tsx';
import { stateWord, trailOf } from './trail.ts';
import './standing.css';

/** Above the text: where the article stands in the review, and what the person here may do now. */
export function StandingBar() {
  const { t } = useTranslation();
  const place = useRef<HTMLElement>(null);
  useAsked(place);
  const { review, sheet } = useReview();
  const rules = useDesk((desk) => desk.settings.review ?? usualReview);
  if (!sheet) return <Waiting />;
  const standing = standingOn(review, sheet, rules);
  const marks = trailOf(standing, rules.proofreadings);
  return (
    <section ref={place} tabIndex={-1} className="standing-place" aria-label={t('standing.title')}>
      <div className="standing">
        <div className="standing-line">
          <span className={`state state-${standing.state}`}>{t(stateWord(standing))}</span>
          {marks.length > 0 ? <Trail marks={marks} /> : null}
        </div>
        <Deeds state={standing.state} />
        <Remark standing={standing} />
      </div>
    </section>
  );
}

/** After a dialog has given the focus back to what is gone. */
function useAsked(place: RefObject<HTMLElement | null>): void {
  const isAsked = useReview(({ standingAsked, sheet }) => standingAsked && sheet !== null);
  useEffect(() => {
    if (!isAsked) return;
    const timer = setTimeout(() => {
      place.current?.focus({ preventScroll: true });
      useReview.setState({ standingAsked: false });
    }, settled);
    return () => clearTimeout(timer);
  }, [isAsked, place]);
}

/** In ms. */
const settled = 60;

/** Until the sheet is there: the text below must not jump when it comes. */
function Waiting() {
  const { t } = useTranslation();
  const state = useCopy((copy) => copy.state);
  return (
    <section className="standing-place" aria-label={t('standing.title')}>
      <div className="standing">
        <div className="standing-line">{state ? <span className={`state state-${state}`}>{t(`state.${state}`)}</span> : null}</div>
      </div>
    </section>
  );
}

/** What a person has to know before they write, or after. */
function Remark({ standing }: { readonly standing: Standing }) {
  const { t } = useTranslation();
  const mayWrite = useHolding((holding) => holding.mine);
  const { state, decisions, reviews, proofreadings } = standing;
  const last = decisions.at(-1);
  const readings = [...reviews.flatMap(({ reading }) => reading ?? []), ...proofreadings];
  const isUnderWay = standing.awaits !== undefined || state === 'approved' || state === 'exported';
  if (state === 'returned' && last?.action === 'return')
    return <p className="standing-remark standing-opinion">{t('standing.reworkFirst', { name: last.by.name, opinion: last.opinion })}</p>;
  if (isUnderWay && readings.some(({ valid }) => valid)) return mayWrite ? <p className="standing-remark">{t('standing.warning')}</p> : null;
  if (!isUnderWay || readings.length === 0) return null;
  return (
    <p className="standing-remark standing-void" role="status">
      <TriangleAlert aria-hidden="true" />
      {t('standing.changed')}
    </p>
  );
}

/** In the bar stands what is likely to be done now; the rest of the table is at the panel's foot. */
function Deeds({ state }: Pick<Standing, 'state'>) {
  const { t } = useTranslation();
  const person = usePerson((each) => each.person);
  const offers = useOffers();
  if (!person)
    return (
      <span className="standing-deeds">
        <Button onPress={() => askWhoIsHere()}>
          {/* What a writer looks for; who they are is asked on the way. */}
          {t(state === 'draft' || state === 'returned' ? 'review.action.submit' : 'people.choose')}
        </Button>
      </span>
    );
  const main = mainOf(offers);
  const isMine = main?.deed === 'approve' || main?.deed === 'proofread';
  const others = offers.filter(({ deed }) => deed === 'return' || deed === 'correct' || (deed === 'withdraw' && offers.length === 1));
  return (
    <span className="standing-deeds">
      {isMine ? null : <Whose />}
      {others.map((offer) => (
        <DeedButton key={offer.deed} offer={offer} onPress={() => begin(offer)} tone="quiet" />
      ))}
      {main ? <DeedButton offer={main} onPress={() => begin(main)} tone={isMine ? 'primary' : 'plain'} /> : null}
    </span>
  );
}

/** The step that leads on; when only a proofreading is missing it is that. */
function mainOf(offers: readonly Offer[]): Offer | undefined {
  const onward = offers.filter(({ deed }) => deed === 'submit' || deed === 'approve' || deed === 'proofread' || deed === 'reopen');
  return onward.find(({ why }) => why !== 'already-approved');
}

/** Whom it waits for, where the person here has nothing to do. */
function Whose() {
  const { t } = useTranslation();
  const { review, sheet } = useReview();
  const rules = useDesk((desk) => desk.settings.review ?? usualReview);
  const roles = sheet ? awaitedRoles(standingOn(review, sheet, rules)) : [];
  if (roles.length === 0) return null;
  return <span className="standing-whose">{t('standing.waitsFor', { roles: roles.map((role) => t(`role.${role}`)).join(t('standing.or')) })}</span>;
}

/** What takes an opinion is decided where the opinion is written. */
function begin(offer: Offer): void {
  if (offer.deed === 'submit') openDialog('submit');
  else if (offer.opinion) askOpinion(offer.deed === 'withdraw' || offer.deed === 'correct' ? offer.deed : null);
  else void decideOpen(offer);
}
