/** The end of a case, with a reason out of a closed list; a case with an unsettled order stays open (R10), and the API says so. */
import { useState } from 'preact/hooks';
import type { Case, CloseReason } from '../api/types.ts';
import { may } from '../live/may.ts';
import { useAct } from '../parts/act.ts';
import { ActForm } from '../parts/act-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { SelectField } from '../parts/field.tsx';
import { say } from '../words/say.ts';

const REASONS: readonly CloseReason[] = ['RESOLVED', 'NO_LOSS', 'FALSE_REPORT', 'DUPLICATE'];

export function CloseCase({ shown }: { readonly shown: Case }) {
  const [asks, setAsks] = useState(false);
  if (!may('CloseCase') || shown.status === 'OPEN' || shown.status === 'CLOSED') return null;
  return (
    <>
      <button type="button" onClick={() => setAsks(true)}>
        {say('close_case')}
      </button>
      {asks ? <CloseDialog shown={shown} onClose={() => setAsks(false)} /> : null}
    </>
  );
}

function CloseDialog({ shown, onClose }: { readonly shown: Case; readonly onClose: () => void }) {
  const [reason, setReason] = useState<string>('RESOLVED');
  const act = useAct({ case_id: shown.case_id, act: 'CLOSE' });
  const send = async (): Promise<void> => {
    const path = `/v1/cases/${shown.case_id}/closing`;
    if ((await act.run({ path, body: { reason }, about: say('close_case') })) !== null) onClose();
  };
  return (
    <Dialog title={say('close_case')} busy={act.busy} onClose={onClose}>
      <ActForm act={act} button={say('close_case')} onSend={() => void send()} onClose={onClose}>
        <p>{say('close_what')}</p>
        <SelectField
          id="close-reason"
          label={say('close_reason')}
          value={reason}
          choices={REASONS.map((value) => ({ value, label: say(`close_${value}`) }))}
          onValue={setReason}
        />
      </ActForm>
    </Dialog>
  );
}
