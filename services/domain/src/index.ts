export * from './case/commands.ts';
export { type CarriedOut, carryOut, decide } from './case/decide.ts';
export * from './case/events.ts';
export { evolve, evolveAll, FOLD_VERSION } from './case/evolve.ts';
export { nextDue } from './case/next-due.ts';
export { type Obligation, type OrderObligation, owed, type TextObligation } from './case/owed.ts';
export { type Repeat, repeatOf } from './case/repeats.ts';
export * from './case/state.ts';
export { type CaseStatus, statusOf } from './case/status.ts';
export * from './jurisdictions.ts';
export {
  type Amounts,
  addTotals,
  amountsFrom,
  amountsOfCase,
  amountsOfOrder,
  heldOf,
  NO_TOTALS,
} from './stop/amounts.ts';
export { type FreezeStatus, freezeStatusOf } from './stop/freeze-status.ts';
export { isAskable, isSettled } from './stop/order.ts';
export * from './stop/outcome-types.ts';
export * from './stop/route.ts';
export { owedText, owedTexts, RESENDS_MAX } from './text/texts.ts';
export * from './values/account.ts';
export * from './values/case-reference.ts';
export * from './values/check-words.ts';
export * from './values/ids.ts';
export * from './values/instant.ts';
export * from './values/money.ts';
export * from './values/rejection.ts';
export { type BankInstruction, type BankOrder, bankInstruction, bankOrder, openOrdersOfBank } from './views/bank.ts';
export { EVENT_TYPES, type EventView, eventView } from './views/event-view.ts';
export {
  type CaseView,
  caseView,
  maskPhone,
  mayReadNumbers,
  ORDERS_PAGE,
  type OrderView,
  type PhoneTaskView,
  phoneTaskView,
  type Reader,
  type TextView,
} from './views/operator.ts';
export { amountText, phoneScript, type ScriptLocale } from './views/phone-script.ts';
export { type CaseNeed, type CaseSummary, needsOf, summaryOf } from './views/summary.ts';
export {
  type VictimBank,
  type VictimMoney,
  type VictimStage,
  type VictimState,
  type VictimView,
  victimView,
} from './views/victim.ts';
export { isVictimsRoad, type VictimRoad, victimDigits } from './views/victim-digits.ts';
