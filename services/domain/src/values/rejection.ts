/** Why the domain refuses a command. The doors add words; `rule` is the number in the rules page. */
export type RejectionReason =
  | 'RULE_REFUSES'
  | 'ROLE_NOT_ALLOWED'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'CASE_NOT_FOUND'
  | 'ORDER_NOT_FOUND'
  | 'PAYMENT_NOT_FOUND'
  | 'PHONE_TASK_NOT_FOUND'
  | 'CASE_TOO_LARGE';

export interface Rejection {
  readonly reason: RejectionReason;
  readonly rule: string;
  /** One English sentence for the person or bank that asked: what was wrong and what is right. */
  readonly message: string;
  /** The path in the command that is at fault, where one field is. */
  readonly field?: string;
}

export const refuse = (
  rule: string,
  message: string,
  reason: RejectionReason = 'RULE_REFUSES',
  field?: string,
): Rejection => (field === undefined ? { reason, rule, message } : { reason, rule, message, field });

export const isRejection = (value: object): value is Rejection =>
  'reason' in value && 'rule' in value && 'message' in value;
