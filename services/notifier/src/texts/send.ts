/** One text that is owed: read off the case as it is now, given to the provider, and what came of it into the case. */
import type { Casebook } from '@stopline/casebook';
import type { Links } from '@stopline/casebook/lookups/links.ts';
import { type Actor, type Case, owedText, type Text, type TextFailure, type TextState } from '@stopline/domain';
import { TerminalError } from '@stopline/platform/errors/outcome.ts';
import type { TextProvider } from '../provider/provider.ts';
import { bodyOf, textLanguageOf } from '../words/body.ts';
import { linkTokenOf } from './link-token.ts';
import { textIdOf } from './text-id.ts';

export interface SendPorts {
  readonly casebook: Pick<Casebook, 'load' | 'submit'>;
  readonly links: Pick<Links, 'remember'>;
  readonly provider: TextProvider;
  readonly secret: Uint8Array;
  /** What stands before the token in a link. */
  readonly linkAddress: string;
  /** The hotline's number. */
  readonly phone: string;
  /** What a try came to. */
  onTried(result: 'SENT' | TextFailure, error?: unknown): void;
}

export const NOTIFIER: Actor = { role: 'SERVICE', id: 'notifier' };

/** Rejects only if the record is away: then the text is owed still, and rings again. */
export async function sendOwed(ports: SendPorts, case_id: string, number: number): Promise<void> {
  const state = (await ports.casebook.load(case_id))?.state;
  const text = state?.texts[number - 1];
  if (state === undefined || text === undefined || owedText(text) === null) return;
  const token = linkTokenOf(ports.secret, case_id, number);
  // Before the carrier gets it: a link that is clicked at once must be known.
  await ports.links.remember(token, { case_id, number });
  const { said, failure } = await tried(ports, state, text, token);
  const { sending } = text;
  const what = { number, sending, said, ...(failure === undefined ? {} : { failure }) };
  await ports.casebook.submit(case_id, { type: 'RecordText', by: NOTIFIER, ...what });
}

interface Tried {
  readonly said: TextState;
  readonly failure?: TextFailure;
}

async function tried(ports: SendPorts, state: Case, text: Text, token: string): Promise<Tried> {
  const { case_id, case_reference, check_words, victim } = state;
  const blanks = { case_reference, check_words, link: ports.linkAddress + token, phone: ports.phone };
  const body = bodyOf(text.kind, textLanguageOf(victim.locale), blanks);
  try {
    await ports.provider.send({ id: textIdOf({ ...text, case_id }), to: text.phone, body });
  } catch (thrown) {
    const refused = thrown instanceof TerminalError;
    const failure = refused ? 'PROVIDER_REFUSED' : 'PROVIDER_UNREACHABLE';
    ports.onTried(failure, thrown);
    return { said: refused ? 'FAILED' : 'OWED', failure };
  }
  ports.onTried('SENT');
  return { said: 'SENT' };
}
