import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Modal as AriaModal, Dialog, Heading, ModalOverlay } from 'react-aria-components';
import { IconButton } from './Button.tsx';
import './modal.css';

export interface Props {
  readonly title: string;
  readonly closeLabel: string;
  readonly wide?: boolean;
  /** Takes the whole window but a margin. */
  readonly full?: boolean;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
  onClose(): void;
}

/** A dialog over the desk. Escape and a click outside close it. */
export function Modal({ title, closeLabel, wide, full, footer, children, onClose }: Props) {
  const dialog = useRef<HTMLElement>(null);
  useEffect(() => keepKeys(() => dialog.current, onClose), [onClose]);
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => open || onClose()}>
      <AriaModal className={full ? 'modal modal-full' : wide ? 'modal modal-wide' : 'modal'}>
        <Dialog className="modal-body" ref={dialog}>
          <header>
            <Heading slot="title">{title}</Heading>
            <IconButton label={closeLabel} onPress={onClose}>
              <X aria-hidden="true" />
            </IconButton>
          </header>
          <div className="modal-content">{children}</div>
          {footer ? <footer>{footer}</footer> : null}
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  );
}

/** A button that is gone or off has taken the focus with it: without this, Escape and Tab would lead nowhere. */
function keepKeys(dialog: () => HTMLElement | null, close: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    const focused = document.activeElement;
    if (focused && focused !== document.body && !focused.matches(':disabled')) return;
    dialog()?.focus({ preventScroll: true });
    if (event.key === 'Escape') close();
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}
