/** An act of which nobody knows whether it was done. */
import type { KeptAsk } from '../live/asks.ts';
import { say } from '../words/say.ts';

export const Unanswered = ({ ask: { about } }: { readonly ask: KeptAsk }) => (
  <p role="alert">
    <strong>{about}</strong> {say('unanswered')}
  </p>
);
