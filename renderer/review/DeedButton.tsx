import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Offer } from '../state/offers.ts';
import { Button } from '../ui/Button.tsx';

interface Props {
  readonly offer: Offer;
  readonly tone: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly isDisabled?: boolean;
  onPress(): void;
}

/** A move of the workflow. One that is refused to this person stays in sight, with its reason. */
export function DeedButton({ offer: { deed, why }, tone, isDisabled = false, onPress }: Props) {
  const { t } = useTranslation();
  const reason = useId();
  return (
    <span className="deed">
      <Button tone={tone} isDisabled={isDisabled || why !== undefined} onPress={onPress} {...(why ? { 'aria-describedby': reason } : {})}>
        {t(`review.action.${deed}`)}
      </Button>
      {why ? (
        <span className="deed-why" id={reason}>
          {t(`failure.${why}`)}
        </span>
      ) : null}
    </span>
  );
}
