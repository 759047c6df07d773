/**
 * The carrier's word: `POST /receipts {id, state}`, signed over the id of the call. What is repeated, late, or of a text that is not ours
 * is answered alike, so that a carrier has no reason to send it again; a record that is away is the one that has.
 */
import type { Casebook } from '@stopline/casebook';
import type { HttpRoute } from '@stopline/platform/http/app.ts';
import { rawBodyOf } from '@stopline/platform/http/app.ts';
import * as z from 'zod';
import type { Signature } from '../provider/signature.ts';
import { NOTIFIER } from '../texts/send.ts';
import { textIdFrom } from '../texts/text-id.ts';

export const RECEIPT_STATES = ['DELIVERED', 'UNDELIVERED'] as const;
export type ReceiptState = (typeof RECEIPT_STATES)[number];

const receipt = z.object({ id: z.string().max(100), state: z.enum(RECEIPT_STATES) });

export interface ReceiptPorts {
  readonly casebook: Pick<Casebook, 'submit'>;
  readonly signature: Signature;
  onReceipt(result: ReceiptState | 'refused'): void;
}

export const receiptRoutes = ({ casebook, signature, onReceipt }: ReceiptPorts): readonly HttpRoute[] => [
  {
    method: 'post',
    path: '/receipts',
    async handle(request, response) {
      const signed = signature.idOf(request.headers, rawBodyOf(request)) !== null;
      const said = receipt.safeParse(request.body);
      if (!signed || !said.success) {
        onReceipt('refused');
        response.sendStatus(signed ? 400 : 401);
        return;
      }
      const { id, state } = said.data;
      const text = textIdFrom(id);
      if (text !== null) {
        const { case_id, number, sending } = text;
        await casebook.submit(case_id, { type: 'RecordText', by: NOTIFIER, number, sending, said: state });
      }
      onReceipt(state);
      response.sendStatus(204);
    },
  },
];
