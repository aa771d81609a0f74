import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import './bar.css';

export interface Props {
  readonly icon: LucideIcon;
  readonly tone?: 'plain' | 'warn';
  readonly children: ReactNode;
  /** Buttons at its end. */
  readonly actions?: ReactNode;
}

/** A calm line above something, about something that holds for all of it. */
export function Bar({ icon: Icon, tone = 'plain', children, actions }: Props) {
  return (
    <div className={`notebar notebar-${tone}`} role="status">
      <Icon aria-hidden="true" />
      <div className="notebar-words">{children}</div>
      {actions}
    </div>
  );
}
