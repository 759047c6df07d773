/** What the last four digits of a payee's account do, so that anybody can show a case without preparing a bank. */
export interface Magic {
  /** How much of the payment is still there, in percent. */
  readonly percent_left?: bigint;
  readonly manner?: Manners;
}

export type Manners =
  | 'SILENT_ONCE'
  | 'DUPLICATE'
  | 'CALL_BACK'
  | 'UNAVAILABLE_THRICE'
  | 'REFUSE_LEGAL'
  | 'CONTRADICT'
  | 'MOVED_ON';

export const MAGIC: Readonly<Record<string, Magic>> = {
  '0000': { percent_left: 100n },
  '0001': { percent_left: 50n },
  '0002': { percent_left: 0n },
  '0003': { percent_left: 0n, manner: 'MOVED_ON' },
  '0004': { percent_left: 100n, manner: 'SILENT_ONCE' },
  '0005': { percent_left: 100n, manner: 'DUPLICATE' },
  '0007': { percent_left: 100n, manner: 'CALL_BACK' },
  '0008': { percent_left: 100n, manner: 'UNAVAILABLE_THRICE' },
  '0009': { manner: 'REFUSE_LEGAL' },
  '0010': { percent_left: 100n, manner: 'CONTRADICT' },
};

export const UNAVAILABLE_TIMES = 3;

/** Only digits count: a wallet's id or a number without four of them is never magic. */
export const magicOf = (account_value: string): Magic => MAGIC[account_value.slice(-4)] ?? {};
