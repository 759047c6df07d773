/** One field and one button in a line, for an act that asks for nothing more. */
import type { JSX } from 'preact';
import type { Act } from './act.ts';
import { faultText } from './faults.ts';
import { TextField } from './field.tsx';

interface LineFormProps {
  readonly id: string;
  readonly label: string;
  readonly button: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly act: Act;
  readonly onSend: () => Promise<void>;
  readonly attributes: JSX.InputHTMLAttributes<HTMLInputElement>;
}

export function LineForm({ id, label, button, value, onValue, act, onSend, attributes }: LineFormProps) {
  return (
    <form
      class="inline"
      onSubmit={(event) => {
        event.preventDefault();
        void onSend();
      }}
    >
      <TextField
        id={id}
        label={label}
        value={value}
        onValue={onValue}
        fault={act.fault === null ? null : faultText(act.fault)}
        attributes={attributes}
      />
      <button type="submit" disabled={act.busy}>
        {button}
      </button>
    </form>
  );
}
