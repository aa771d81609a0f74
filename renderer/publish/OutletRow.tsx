import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export interface Props {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly hint: string;
  /** Buttons at its end. */
  readonly actions: ReactNode;
  /** What is to be known of it, below. */
  readonly children?: ReactNode;
}

/** One use of an article: what it is, what to do, what came of it. */
export function OutletRow({ icon: Icon, name, hint, actions, children }: Props) {
  return (
    <li className="use">
      <Icon aria-hidden="true" />
      <div className="use-words">
        <h3>{name}</h3>
        <p>{hint}</p>
        {children}
      </div>
      <div className="use-actions">{actions}</div>
    </li>
  );
}
