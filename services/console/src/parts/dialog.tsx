/** A question in the middle of the screen; the browser keeps the focus inside and gives it back. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { say } from '../words/say.ts';

interface DialogProps {
  readonly title: string;
  /** Something is on its way: there is no way out until it is answered. */
  readonly busy?: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

export function Dialog({ title, busy = false, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // What is to be filled or pressed, rather than the way out.
    shown?.querySelector<HTMLElement>('form input, form select, button.strong')?.focus();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="dialog-title"
      // Refusing `cancel` does not do: Chromium takes that once, and closes at the second Escape without asking.
      closedby={busy ? 'none' : 'closerequest'}
      onCancel={(event) => {
        event.preventDefault();
        if (!busy) onClose();
      }}
    >
      <header>
        <h2 id="dialog-title">{title}</h2>
        <button type="button" class="plain" disabled={busy} onClick={onClose} aria-label={say('close')}>
          ✕
        </button>
      </header>
      {children}
    </dialog>
  );
}
