/** The map of the keys, on `?`: those of the page that one is on, and those that work everywhere. */
import { Dialog } from '../parts/dialog.tsx';
import { say } from '../words/say.ts';
import { keyMap, setSingleKeys, singleKeys } from './keys.ts';

export function KeyMap({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={say('keys_title')} onClose={onClose}>
      <dl class="keys">
        {keyMap.value.map(({ keys, what }) => (
          <div key={keys + what}>
            <dt>
              {keys.split('+').map((part) => (
                <kbd key={part}>{part}</kbd>
              ))}
            </dt>
            <dd>{say(what)}</dd>
          </div>
        ))}
      </dl>
      <label class="tick">
        <input
          type="checkbox"
          checked={singleKeys.value}
          onChange={(event) => setSingleKeys(event.currentTarget.checked)}
        />
        <span>{say('keys_single')}</span>
      </label>
    </Dialog>
  );
}
