import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isOpenSuggestion } from '#domain/remarks.ts';
import { decideOpen, setOpinion, useDeciding, useOffers } from '../state/deciding.ts';
import { openDialog } from '../state/desk.ts';
import type { Offer } from '../state/offers.ts';
import { askWhoIsHere, usePerson } from '../state/person.ts';
import { haveRead, useIsStale } from '../state/reading.ts';
import { showReview, useReview } from '../state/review.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { DeedButton } from './DeedButton.tsx';
import { OpinionWords } from './OpinionWords.tsx';
import './decision.css';

/** What the person at the desk may do with the article now. */
export function DecisionForm() {
  const { t } = useTranslation();
  const person = usePerson((each) => each.person);
  const hasSheet = useReview((review) => review.sheet !== null);
  const offers = useOffers();
  const missing = useDeciding((deciding) => deciding.missing);
  // What is seldom done asks for its reason when it is.
  const isAsked = missing !== null || offers.some(({ deed, opinion }) => opinion && deed !== 'withdraw' && deed !== 'correct');
  if (!hasSheet) return null;
  if (!person)
    return (
      <section className="decision" aria-label={t('deciding.title')}>
        <Button onPress={() => askWhoIsHere()}>{t('people.choose')}</Button>
      </section>
    );
  if (offers.length === 0) return null;
  return (
    <section className="decision" aria-label={t('deciding.title')}>
      <Stale />
      {offers.some(({ deed }) => deed === 'approve' || deed === 'proofread') ? <Unsettled /> : null}
      {isAsked ? <Opinion name={person.name} offers={offers} /> : null}
      <Deeds offers={offers} />
    </section>
  );
}

/** Somebody wrote since it was read: a decision would be about a text nobody here has seen. */
function Stale() {
  const { t } = useTranslation();
  if (!useIsStale()) return null;
  return (
    <div className="decision-stale" role="alert">
      <p>
        <strong>{t('deciding.stale')}</strong>
        {t('deciding.staleHint')}
      </p>
      <Button tone="quiet" onPress={() => showReview('changes')}>
        {t('deciding.seeChanges')}
      </Button>
      <Button tone="quiet" onPress={haveRead}>
        {t('deciding.seen')}
      </Button>
    </div>
  );
}

/** Whoever passes it passes the text without them. */
function Unsettled() {
  const { t } = useTranslation();
  const count = useReview(({ review }) => Object.values(review.suggestions).filter(isOpenSuggestion).length);
  if (count === 0) return null;
  return (
    <p className="decision-unsettled">
      {t('deciding.unsettled', { count })}
      <Button tone="quiet" onPress={() => showReview('remarks')}>
        {t('deciding.seeUnsettled')}
      </Button>
    </p>
  );
}

function Opinion({ name, offers }: { readonly name: string; readonly offers: readonly Offer[] }) {
  const { t } = useTranslation();
  const opinion = useDeciding((deciding) => deciding.opinion);
  const missing = useDeciding((deciding) => deciding.missing);
  const asked = useDeciding((deciding) => deciding.asked);
  const place = useRef<HTMLDivElement>(null);
  // The panel may only just have been opened for it.
  useEffect(() => {
    if (!asked) return;
    place.current?.querySelector('textarea')?.focus();
    useDeciding.setState({ asked: false });
  }, [asked]);
  return (
    <div ref={place} className="decision-opinion">
      <Field
        label={t('deciding.opinion')}
        value={opinion}
        onChange={setOpinion}
        rows={2}
        maxLength={5000}
        isInvalid={missing !== null}
        {...(missing === null ? { placeholder: t('deciding.opinionHint') } : { tone: 'bad' as const, hint: t('deciding.missing') })}
      />
      <OpinionWords name={name} offers={offers} />
    </div>
  );
}

function Deeds({ offers }: { readonly offers: readonly Offer[] }) {
  const busy = useDeciding((deciding) => deciding.busy);
  const stale = useIsStale();
  return (
    <div className="decision-deeds">
      {offers.map((offer, place) => (
        <DeedButton
          key={offer.deed}
          offer={offer}
          tone={toneOf(offer, place)}
          isDisabled={busy || (stale && offer.deed !== 'withdraw')}
          onPress={() => (offer.deed === 'submit' ? openDialog('submit') : void decideOpen(offer))}
        />
      ))}
    </div>
  );
}

function toneOf({ deed }: Offer, place: number): 'primary' | 'plain' | 'quiet' {
  if (deed === 'withdraw') return 'quiet';
  return place === 0 ? 'primary' : 'plain';
}
