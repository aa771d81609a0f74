import { useReview } from '../state/review.ts';

/** What the person at the desk may do with the article now. */
export function DecisionForm() {
  const sheet = useReview((review) => review.sheet);
  return sheet ? <footer /> : null;
}
