import { type ReactNode, useRef } from 'react';
import { makeCurrent } from '../state/remarkWalk.ts';
import { type RowProps, useRow } from './remarkRow.ts';

interface Props {
  readonly row: RowProps;
  readonly className: string;
  /** What is pressed to go to its words. */
  readonly face: ReactNode;
  readonly children: ReactNode;
  /** Shows its words in the text. */
  onGo(): void;
}

/** A row of the list of remarks, of whatever kind: a press goes to its words, arrows lead on from there. */
export function RemarkRow({ row, className, face, children, onGo }: Props) {
  const { remark, isCurrent, isStop } = row;
  const place = useRef<HTMLLIElement>(null);
  useRow(place, row);
  return (
    <li ref={place} className={className} data-remark={remark.key} {...(isCurrent ? { 'data-current': 'yes' } : {})}>
      <button
        type="button"
        className="remark-go"
        tabIndex={isStop ? 0 : -1}
        {...(isCurrent ? { 'aria-current': 'true' as const } : {})}
        onClick={() => {
          makeCurrent(remark.key);
          onGo();
        }}
      >
        {face}
      </button>
      {children}
    </li>
  );
}
