/** Acts on this case that were sent and never answered, wherever they were typed: each goes out once more, or is dropped knowingly. */
import { useState } from 'preact/hooks';
import { ApiFault } from '../api/call.ts';
import { askAgain, drop, type KeptAsk, unanswered } from '../live/asks.ts';
import { faultText } from '../parts/faults.ts';
import { Unanswered } from '../parts/unanswered.tsx';
import { say } from '../words/say.ts';

interface Refused {
  readonly about: string;
  readonly fault: ApiFault;
}

export function UnansweredActs({ case_id }: { readonly case_id: string }) {
  const [refused, setRefused] = useState<Refused | null>(null);
  const left = unanswered.value.filter((one) => one.case_id === case_id);
  const again = async (ask: KeptAsk): Promise<void> => {
    setRefused(null);
    try {
      await askAgain(ask);
    } catch (fault) {
      if (!(fault instanceof ApiFault)) throw fault;
      setRefused({ about: ask.about, fault });
    }
  };
  if (left.length === 0 && refused === null) return null;
  return (
    <section class="banner" aria-label={say('unanswered_title')}>
      {left.map((ask) => (
        <div key={ask.key} class="row">
          <Unanswered ask={ask} />
          <button type="button" onClick={() => void again(ask)}>
            {say('unanswered_again')}
          </button>
          <button type="button" class="plain" onClick={() => drop(ask)}>
            {say('unanswered_drop')}
          </button>
        </div>
      ))}
      {refused === null ? null : (
        <p role="alert">
          {refused.about} {faultText(refused.fault)}
        </p>
      )}
    </section>
  );
}
