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
  onTried(result: 'SENT' | TriedFailure, error?: unknown): void;
}

/** What is not taken within the hour is given up by the case, not by a try. */
export type TriedFailure = Exclude<TextFailure, 'NOT_IN_TIME'>;

export const NOTIFIER: Actor = { role: 'SERVICE', id: 'notifier' };

/** One text of a case. */
export interface CaseText {
  readonly case_id: string;
  readonly number: number;
}

interface Owed {
  readonly state: Case;
  readonly text: Text;
}

async function owedOf({ casebook }: Pick<SendPorts, 'casebook'>, { case_id, number }: CaseText): Promise<Owed | null> {
  const state = (await casebook.load(case_id))?.state;
  const text = state?.texts[number - 1];
  return state === undefined || text === undefined || owedText(text) === null ? null : { state, text };
}

export const isOwed = async (ports: Pick<SendPorts, 'casebook'>, which: CaseText): Promise<boolean> =>
  (await owedOf(ports, which)) !== null;

/** Rejects only if the record is away: then the text is owed still, and rings again. */
export async function sendOwed(ports: SendPorts, { case_id, number }: CaseText): Promise<void> {
  const owed = await owedOf(ports, { case_id, number });
  if (owed === null) return;
  const { state, text } = owed;
  const { sending, phone } = text;
  const token = linkTokenOf(ports.secret, { case_id, number, sending });
  // Before the carrier gets it: a link that is clicked at once must be known.
  await ports.links.remember(token, { case_id, phone });
  const { said, failure } = await tried(ports, state, text, token);
  const what = { number, sending, said, ...(failure === undefined ? {} : { failure }) };
  await ports.casebook.submit(case_id, { type: 'RecordText', by: NOTIFIER, ...what });
}

interface Tried {
  readonly said: TextState;
  readonly failure?: TriedFailure;
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
