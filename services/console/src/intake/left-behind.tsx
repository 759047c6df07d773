/** Forms that were left behind when their tabs went: taken up again, or thrown away by somebody who has looked at them. */
import { agoText } from '../parts/text.tsx';
import { say } from '../words/say.ts';
import { draft, dropLeft, left, leftByOthers, phase, takeLeft } from './desk.ts';
import { isUntouched } from './draft.ts';

export function LeftBehind() {
  // What stands in the form now would be lost.
  if (left.value.length === 0 || phase.value !== 'TYPING' || !isUntouched(draft.value)) return null;
  return (
    <section class="banner mild" aria-label={say('left')}>
      <ul>
        {left.value.map(({ slot, draft: { touched_at, phone, name, pressed } }) => (
          <li key={slot} class="row">
            <span>
              {say(pressed === null ? 'left_typed' : 'left_pressed', { ago: agoText(touched_at) })}{' '}
              <span class="number">{phone}</span> {name}
            </span>
            <button type="button" onClick={() => takeLeft(slot)}>
              {say('left_take')}
            </button>
            {pressed === null ? (
              <button type="button" class="plain" onClick={() => dropLeft(slot)}>
                {say('left_drop')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Somebody has to fetch them: nobody else can send what they pressed, or may read what their callers said. */
export function LeftByOthers() {
  if (leftByOthers.value.length === 0) return null;
  return (
    <section class="banner mild" aria-label={say('left_others')}>
      <ul>
        {leftByOthers.value.map(({ operator_id, pressed, typed }) => (
          <li key={operator_id}>
            {pressed === 0 ? null : <p>{say('others_pressed', { operator: operator_id, count: pressed })}</p>}
            {typed === 0 ? null : <p>{say('others_typed', { operator: operator_id, count: typed })}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
