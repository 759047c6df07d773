/** A field with its label, what is to be known of it, and what is wrong with it: beside it, in words. */
import type { ComponentChildren, JSX } from 'preact';

export interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly fault?: string | null;
  /** The text of what was understood: said politely as it changes. */
  readonly echo?: ComponentChildren;
  /** What else can be done about it; not read out with what is said of the field. */
  readonly below?: ComponentChildren;
  readonly children: (aria: {
    readonly id: string;
    readonly describedBy: string;
    readonly invalid: boolean;
  }) => ComponentChildren;
}

export function Field({ id, label, hint, fault, echo, below, children }: FieldProps) {
  const isFaulty = fault !== undefined && fault !== null && fault !== '';
  return (
    <div class={isFaulty ? 'field faulty' : 'field'}>
      <label for={id}>{label}</label>
      {children({ id, describedBy: `${id}-said`, invalid: isFaulty })}
      <div id={`${id}-said`} class="said" aria-live="polite">
        {isFaulty ? <p class="fault">{fault}</p> : null}
        {echo ? <div class="echo">{echo}</div> : null}
        {!echo && !isFaulty && hint ? <p class="hint">{hint}</p> : null}
      </div>
      {below}
    </div>
  );
}

type InputProps = Omit<FieldProps, 'children'> & {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly attributes?: JSX.InputHTMLAttributes<HTMLInputElement>;
};

export function TextField({ value, onValue, attributes = {}, ...field }: InputProps) {
  return (
    <Field {...field}>
      {({ id, describedBy, invalid }) => (
        <input
          id={id}
          value={value}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => onValue(event.currentTarget.value)}
          {...attributes}
        />
      )}
    </Field>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface SelectProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onValue: (value: string) => void;
  readonly fault?: string | null;
}

export function SelectField({ id, label, value, choices, onValue, fault = null }: SelectProps) {
  return (
    <Field id={id} label={label} fault={fault}>
      {({ describedBy, invalid }) => (
        <select
          id={id}
          value={value}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          onChange={(event) => onValue(event.currentTarget.value)}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
