/** The questions everybody asks of one order. */
import type { StopOrder } from '../case/state.ts';

/** R9: only the bank's word on the latest revision, or a person's reading of it, settles an order. */
export const isSettled = (order: StopOrder): boolean => order.answer === 'REFUSED' || order.answer === 'FINAL';

/** A person has taken it back (R13). What asks for nothing because others cover it (R12) is not: it may be asked again. */
export const isWithdrawn = (order: StopOrder): boolean => order.change === 'WITHDRAWN';

/** A machine can carry it: there is a bank, and a number or a payment it can look for. */
export const isAskable = (order: StopOrder): boolean => !order.phone_only && order.bank_id !== undefined;
