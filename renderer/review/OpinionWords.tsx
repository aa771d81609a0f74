import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { setOpinion, useDeciding } from '../state/deciding.ts';
import type { Offer } from '../state/offers.ts';
import { dropWord, keepWord, longestWord, wordsOf } from '../state/opinionWords.ts';
import { useReview } from '../state/review.ts';

interface Props {
  readonly name: string;
  readonly offers: readonly Offer[];
}

/** Opinions that are written again and again; a person keeps their own. */
export function OpinionWords({ name, offers }: Props) {
  const { t } = useTranslation();
  const opinion = useDeciding((deciding) => deciding.opinion.trim());
  const awaits = useReview((review) => review.sheet?.awaits);
  const [own, setOwn] = useState<readonly string[]>([]);
  useEffect(() => setOwn(wordsOf(name)), [name]);
  const deeds = offers.map(({ deed }) => deed);
  const usual = (['approve', 'sign', 'verify', 'shorten', 'read'] as const)
    .filter((key) => {
      if (key === 'read') return deeds.includes('proofread');
      if (key === 'approve') return deeds.includes('approve') && awaits !== 'final';
      if (key === 'sign') return deeds.includes('approve') && awaits === 'final';
      return deeds.includes('return');
    })
    .map((key) => t(`deciding.usual.${key}`));
  const words = [...own, ...usual.filter((word) => !own.includes(word))];
  const isOwn = own.includes(opinion);
  const mayKeep = opinion !== '' && opinion.length <= longestWord && (isOwn || !words.includes(opinion));
  return (
    <fieldset className="decision-words" aria-label={t('deciding.words')}>
      {words.map((word) => (
        <Button key={word} className="decision-word" onPress={() => setOpinion(word)}>
          {word}
        </Button>
      ))}
      {mayKeep ? (
        <Button className="decision-word decision-keep" onPress={() => setOwn((isOwn ? dropWord : keepWord)(name, opinion))}>
          {t(isOwn ? 'deciding.drop' : 'deciding.keep')}
        </Button>
      ) : null}
    </fieldset>
  );
}
