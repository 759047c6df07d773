/** What became of a press while another page is looked at: it is not forgotten, and there is a way back to it. */
import { arrived, left, phase, refusal } from '../intake/desk.ts';
import { faultText } from '../parts/faults.ts';
import { say } from '../words/say.ts';
import { hashOf, route } from './route.ts';

/** The form says it itself, beside its button. */
export const PressBanner = () => <div role="status">{route.value.page === 'NEW' ? null : <Press />}</div>;

function Press() {
  if (phase.value === 'SENDING') return <Strip mild text={say('press_on_its_way')} />;
  if (phase.value === 'NO_CONNECTION') return <Strip text={say('press_again')} />;
  if (refusal.value !== null) return <Strip text={`${say('press_refused')} ${faultText(refusal.value)}`} />;
  if (left.value.some(({ draft }) => draft.pressed !== null)) return <Strip text={say('press_left')} />;
  return <Arrived />;
}

const Strip = ({ text, mild = false }: { readonly text: string; readonly mild?: boolean }) => (
  <p class={mild ? 'banner mild lost' : 'banner lost'}>
    {text} <a href={hashOf({ page: 'NEW' })}>{say('press_form')}</a>
  </p>
);

function Arrived() {
  const found = arrived.value;
  if (found === null) return null;
  return (
    <p class="banner mild lost">
      {say('press_arrived', { reference: found.case_reference })}{' '}
      <a
        href={hashOf({ page: 'CASE', case_id: found.case_id })}
        onClick={() => {
          arrived.value = null;
        }}
      >
        {say('press_open')}
      </a>
    </p>
  );
}
