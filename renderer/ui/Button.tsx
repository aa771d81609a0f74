import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps, Tooltip, TooltipTrigger } from 'react-aria-components';
import './button.css';

export interface Props extends Omit<ButtonProps, 'children' | 'className'> {
  readonly tone?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly children: ReactNode;
}

export function Button({ tone = 'plain', children, ...rest }: Props) {
  return (
    <AriaButton {...rest} className={`button button-${tone}`}>
      {children}
    </AriaButton>
  );
}

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'className'> {
  /** Spoken, and shown as a tip; may name the shortcut after it. */
  readonly label: string;
  readonly shortcut?: string;
  readonly pressed?: boolean;
  readonly children: ReactNode;
}

/** A button that is only a picture: its words are its label and its tip. */
export function IconButton({ label, shortcut, pressed, children, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      <AriaButton {...rest} aria-label={label} {...(pressed === undefined ? {} : { 'aria-pressed': pressed })} className="icon-button">
        {children}
      </AriaButton>
      <Tooltip className="tip" offset={6}>
        {label}
        {shortcut ? <kbd>{shortcut}</kbd> : null}
      </Tooltip>
    </TooltipTrigger>
  );
}
