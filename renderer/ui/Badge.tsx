import type { ReactNode } from 'react';
import './badge.css';

interface Props {
  readonly tone: 'error' | 'warning' | 'plain';
  readonly children: ReactNode;
}

/** A word that says at a glance how something stands. */
export function Badge({ tone, children }: Props) {
  return <span className={`badge badge-${tone}`}>{children}</span>;
}
