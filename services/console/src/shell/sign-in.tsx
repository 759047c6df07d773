/** Who works here. The token is asked of the API before anything else is shown. */
import { useEffect, useState } from 'preact/hooks';
import { ApiFault, call } from '../api/call.ts';
import type { StatusAnswer } from '../api/types.ts';
import { lookForLeft } from '../intake/desk.ts';
import { LeftByOthers } from '../intake/left-behind.tsx';
import { signIn, signInFault } from '../live/session.ts';
import { faultText } from '../parts/faults.ts';
import { TextField } from '../parts/field.tsx';
import { language, say } from '../words/say.ts';
import { Switches } from './switches.tsx';

export function SignIn() {
  const [token, setToken] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    lookForLeft().catch(() => undefined);
  }, []);
  const enter = async (): Promise<void> => {
    if (busy || token.trim() === '') return;
    setBusy(true);
    try {
      const asking = { token: token.trim(), language: language.peek() };
      const { operator_id, role } = await call<StatusAnswer>(asking, { path: '/v1/status' });
      signIn({ token: asking.token, id: operator_id, role });
    } catch (thrown) {
      if (!(thrown instanceof ApiFault)) throw thrown;
      signInFault.value = thrown;
    } finally {
      setBusy(false);
    }
  };
  return (
    <main id="main" class="sign-in">
      <form
        class="card"
        onSubmit={(event) => {
          event.preventDefault();
          void enter();
        }}
      >
        <h1>Stopline</h1>
        <p>{say('sign_in_what')}</p>
        <TextField
          id="token"
          label={say('sign_in_token')}
          value={token}
          onValue={setToken}
          fault={signInFault.value === null ? null : faultText(signInFault.value)}
          hint={say('sign_in_token_hint')}
          attributes={{ type: 'password', autofocus: true, autocomplete: 'current-password' } as object}
        />
        <button type="submit" class="strong" disabled={busy}>
          {say('sign_in')}
        </button>
      </form>
      <LeftByOthers />
      <Switches />
    </main>
  );
}
