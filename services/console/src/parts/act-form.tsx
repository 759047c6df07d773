/** The form of an act that changes the case: what is to be filled in, why it was refused, and the two ways on. */
import type { ComponentChildren } from 'preact';
import { say } from '../words/say.ts';
import type { Act } from './act.ts';
import { faultText } from './faults.ts';

interface ActFormProps {
  readonly act: Act;
  /** What the act is called on its button. */
  readonly button: string;
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

export function ActForm({ act, button, onSend, onClose, children }: ActFormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {children}
      {act.fault === null ? null : (
        <p class="fault" role="alert">
          {faultText(act.fault)}
        </p>
      )}
      <footer class="row">
        <button type="submit" class="strong" disabled={act.busy}>
          {button}
        </button>
        <button type="button" onClick={onClose}>
          {say('leave_it')}
        </button>
      </footer>
    </form>
  );
}
