/** A provider that takes texts over HTTP: `POST {id, from, to, body}`, signed. Any 2xx means taken. */
import { OutcomeUnknownError, RetryableError, TerminalError } from '@stopline/platform/errors/outcome.ts';
import type { Clock } from '@stopline/platform/ports/clock.ts';
import type { OutgoingText, TextProvider } from './provider.ts';
import type { Signature } from './signature.ts';

export interface HttpProviderOptions {
  readonly url: string;
  readonly signature: Signature;
  /** Who the text is from: to 11 characters, always the same. */
  readonly sender: string;
  readonly clock: Clock;
}

const ANSWER_WITHIN_MS = 8_000;
/**
 * Not now, says the provider: too much, or our secret or address is being changed, there or here. None of that is said of the text, and
 * no text is lost for it. Anything else of 4xx it will say again.
 */
const NOT_NOW = [401, 403, 404, 408, 425, 429];

export function httpProvider({ url, signature, sender, clock }: HttpProviderOptions): TextProvider {
  return {
    async send(text: OutgoingText) {
      const body = JSON.stringify({ id: text.id, from: sender, to: text.to, body: text.body });
      const headers = { 'content-type': 'application/json', ...signature.headers(text.id, clock.now(), body) };
      const request = { method: 'POST', headers, body, redirect: 'error' } as const;
      let status: number;
      try {
        const response = await fetch(url, { ...request, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
        // Nobody reads it, and an answer that is left unread holds its connection.
        await response.body?.cancel();
        status = response.status;
      } catch (cause) {
        throw new OutcomeUnknownError('the text provider did not answer', { cause });
      }
      if (status >= 200 && status < 300) return;
      if (status >= 400 && status < 500 && !NOT_NOW.includes(status))
        throw new TerminalError(`the text provider answered ${status}`);
      throw new RetryableError(`the text provider answered ${status}`);
    },
  };
}
