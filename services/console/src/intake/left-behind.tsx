/** A form that was left behind when its tab went: taken up again, or thrown away by somebody who has looked at it. */
import { agoText } from '../parts/text.tsx';
import { say } from '../words/say.ts';
import { draft, dropLeft, left, phase, takeLeft } from './desk.ts';
import { isUntouched } from './draft.ts';

export function LeftBehind() {
  // What stands in the form now would be lost.
  if (left.value.length === 0 || phase.value !== 'TYPING' || !isUntouched(draft.value)) return null;
  return (
    <section class="banner mild" aria-label={say('left')}>
      <ul>
        {left.value.map(({ tab, draft: { begunAt, phone, name, pressed } }) => (
          <li key={tab} class="row">
            <span>
              {say(pressed === null ? 'left_typed' : 'left_pressed', { ago: agoText(begunAt) })}{' '}
              <span class="number">{phone}</span> {name}
            </span>
            <button type="button" onClick={() => takeLeft(tab)}>
              {say('left_take')}
            </button>
            {pressed === null ? (
              <button type="button" class="plain" onClick={() => dropLeft(tab)}>
                {say('left_drop')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
