/**
 * The form of an act that changes the case: what is to be filled in, why it was refused, and the two ways on. Where the last one was not
 * answered there is nothing to fill in: the same goes out once more, or is dropped knowingly.
 */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { say } from '../words/say.ts';
import type { Act } from './act.ts';
import { faultText } from './faults.ts';
import { Unanswered } from './unanswered.tsx';

interface ActFormProps {
  readonly act: Act;
  /** What the act is called on its button. */
  readonly button: string;
  readonly cannotSend?: boolean;
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

export function ActForm({ act, button, cannotSend = false, onSend, onClose, children }: ActFormProps) {
  const { unanswered, busy, fault } = act;
  const submit = useRef<HTMLButtonElement>(null);
  // While it was sent the button could not hold the focus: by keys, the same goes out again at once.
  useEffect(() => {
    if (unanswered !== null) submit.current?.focus();
  }, [unanswered?.key]);
  const again = async (): Promise<void> => {
    if ((await act.again()) !== null) onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (unanswered === null) onSend();
        else void again();
      }}
    >
      {unanswered === null ? children : <Unanswered ask={unanswered} />}
      {fault === null ? null : (
        <p class="fault" role="alert">
          {faultText(fault)}
        </p>
      )}
      <footer class="row">
        <button ref={submit} type="submit" class="strong" disabled={busy || (unanswered === null && cannotSend)}>
          {busy ? say('pressing') : unanswered === null ? button : say('unanswered_again')}
        </button>
        {unanswered === null ? null : (
          <button type="button" onClick={act.drop}>
            {say('unanswered_drop')}
          </button>
        )}
        <button type="button" disabled={busy} onClick={onClose}>
          {say('leave_it')}
        </button>
      </footer>
    </form>
  );
}
