/** What the provider knows a text by. The same at every try of a sending; another for a resend. */
import { isCaseId } from '@stopline/domain';

export interface TextId {
  readonly case_id: string;
  readonly number: number;
  readonly sending: number;
}

const FORM = /^text_([0-9a-f-]{36})_([1-9])_([0-9])$/;

export const textIdOf = ({ case_id, number, sending }: TextId): string =>
  `text_${case_id.slice('case_'.length)}_${number}_${sending}`;

/** Null if it is none of ours. */
export function textIdFrom(id: string): TextId | null {
  const [, uuid, number, sending] = FORM.exec(id) ?? [];
  const case_id = `case_${uuid}`;
  return isCaseId(case_id) ? { case_id, number: Number(number), sending: Number(sending) } : null;
}
