import { X } from 'lucide-react';
import type { ReactNode } from 'react';
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
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => open || onClose()}>
      <AriaModal className={full ? 'modal modal-full' : wide ? 'modal modal-wide' : 'modal'}>
        <Dialog className="modal-body">
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
