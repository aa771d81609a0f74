import { Check } from 'lucide-react';
import { Checkbox, type CheckboxProps } from 'react-aria-components';
import './tick.css';

export interface Props extends Omit<CheckboxProps, 'children' | 'className'> {
  readonly label: string;
  readonly hideLabel?: boolean;
}

/** Yes or no. */
export function Tick({ label, hideLabel, ...rest }: Props) {
  return (
    <Checkbox {...rest} className="tick" {...(hideLabel ? { 'aria-label': label } : {})}>
      <span className="tick-box">
        <Check aria-hidden="true" />
      </span>
      {hideLabel ? null : label}
    </Checkbox>
  );
}
