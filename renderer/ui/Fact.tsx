import type { ReactNode } from 'react';
import './fact.css';

interface Props {
  readonly label: string;
  readonly children: ReactNode;
}

/** Something known, where a field would ask for it. */
export function Fact({ label, children }: Props) {
  return (
    <dl className="fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </dl>
  );
}
