/**
 * The words for `CaseEvent.text`, in both languages: the closed list of its keys. A key is the event's type, and what
 * distinguishes it after a dot. `{name}` is a value of that name, `{name:money}` minor units of the value `currency`.
 */
import type {
  Ask,
  CloseReason,
  EscalationLevel,
  PhoneTaskReason,
  StopChange,
  TextKind,
  TextState,
  WithdrawalReason,
} from '@stopline/domain/case/state.ts';
import type { Answer, ContradictionKind, OnwardKind } from '@stopline/domain/stop/outcome-types.ts';

export interface Words {
  readonly en: string;
  readonly zh: string;
}

export type EventTextKey =
  | 'CASE_OPENED'
  | 'PAYMENT_ADDED'
  | 'PAYMENT_CORRECTED'
  | `PAYMENT_WITHDRAWN.${WithdrawalReason}`
  | `ORDER_PLACED.${'TO_BANK' | 'BY_PHONE'}`
  | `ORDER_REVISED.${StopChange}`
  | `ORDER_RUNG.${Ask}`
  | `ATTEMPT_ENDED.${'ANSWERED' | 'NO_ANSWER' | 'UNREACHABLE'}`
  | `OUTCOME_RECORDED.${Answer | 'REPEATED'}`
  | `CONTRADICTION_FOUND.${ContradictionKind}`
  | `ONWARD_TRANSFER_REPORTED.${OnwardKind}`
  | `PHONE_TASK_OPENED.${PhoneTaskReason}`
  | 'PHONE_TASK_CLAIMED'
  | `PHONE_TASK_ANSWERED.${'OUTCOME' | 'NO_ANSWER' | 'CALL_BACK'}`
  | `PHONE_TASK_CLOSED.${'SETTLED' | 'ANSWERED'}`
  | `ESCALATED.${EscalationLevel}`
  | `GOLDEN_WINDOW_ENDED.${'MET' | 'MISSED'}`
  | `TEXT_OWED.${TextKind | 'AGAIN'}`
  | 'TEXT_RUNG'
  | `TEXT_STATE_CHANGED.${TextState}`
  | 'NOTE_ADDED'
  | 'CASE_ASSIGNED'
  | `CASE_CLOSED.${CloseReason}`
  | 'CASE_REOPENED';

export const EVENT_WORDS: Readonly<Record<EventTextKey, Words>> = {
  CASE_OPENED: { en: 'Case {reference} opened by {operator}', zh: '{operator} 开立案件 {reference}' },
  PAYMENT_ADDED: { en: 'Payment of {amount:money} added', zh: '登记付款 {amount:money}' },
  PAYMENT_CORRECTED: { en: 'Payment corrected', zh: '付款信息已更正' },
  'PAYMENT_WITHDRAWN.TYPED_WRONG': { en: 'Payment withdrawn: typed wrong', zh: '付款已撤回：录入错误' },
  'PAYMENT_WITHDRAWN.NOT_FRAUD': { en: 'Payment withdrawn: no fraud', zh: '付款已撤回：并非诈骗' },
  'PAYMENT_WITHDRAWN.CALLER_WITHDREW': { en: 'Payment withdrawn by the caller', zh: '付款已撤回：报案人撤回' },
  'PAYMENT_WITHDRAWN.DUPLICATE': { en: 'Payment withdrawn: a duplicate', zh: '付款已撤回：重复登记' },
  'ORDER_PLACED.TO_BANK': { en: 'Stop order placed with {bank}', zh: '已向 {bank} 下达止付指令' },
  'ORDER_PLACED.BY_PHONE': {
    en: 'Stop order placed; only the telephone carries it',
    zh: '已下达止付指令，只能通过电话办理',
  },
  'ORDER_REVISED.PLACED': { en: 'Revision {revision}', zh: '第 {revision} 版' },
  'ORDER_REVISED.AMOUNT': { en: 'Revision {revision}: another amount', zh: '第 {revision} 版：金额变更' },
  'ORDER_REVISED.COVERED_ELSEWHERE': {
    en: 'Revision {revision}: other banks hold part of the money',
    zh: '第 {revision} 版：其他银行已冻结部分款项',
  },
  'ORDER_REVISED.CORRECTED': { en: 'Revision {revision}: corrected', zh: '第 {revision} 版：信息更正' },
  'ORDER_REVISED.WITHDRAWN': { en: 'Revision {revision}: withdrawn', zh: '第 {revision} 版：撤回止付' },
  'ORDER_REVISED.ASKED_AGAIN': { en: 'Revision {revision}: asked again', zh: '第 {revision} 版：再次请求' },
  'ORDER_RUNG.INSTRUCT': { en: 'Telling the bank to stop the money', zh: '正在通知银行止付' },
  'ORDER_RUNG.QUERY': { en: 'Asking the bank how it stands', zh: '正在向银行查询进展' },
  'ATTEMPT_ENDED.ANSWERED': { en: 'The bank answered', zh: '银行已答复' },
  'ATTEMPT_ENDED.NO_ANSWER': { en: 'No answer yet ({channel}: {error})', zh: '暂无答复（{channel}：{error}）' },
  'ATTEMPT_ENDED.UNREACHABLE': { en: 'No channel to the bank is open now', zh: '目前没有可用的银行通道' },
  'OUTCOME_RECORDED.PENDING': { en: 'The bank is working on it', zh: '银行正在处理' },
  'OUTCOME_RECORDED.REFUSED': { en: 'The bank refused: {refusal}', zh: '银行拒绝：{refusal}' },
  'OUTCOME_RECORDED.FINAL': { en: 'The bank has frozen {frozen:money} in all', zh: '银行累计冻结 {frozen:money}' },
  'OUTCOME_RECORDED.REPEATED': { en: 'The bank said the same again', zh: '银行重复了同样的答复' },
  'CONTRADICTION_FOUND.TOTAL_FELL': { en: 'A total that the bank reports fell', zh: '银行报告的累计金额变小' },
  'CONTRADICTION_FOUND.OTHER_CURRENCY': { en: 'The bank reports another currency', zh: '银行报告的币种不同' },
  'CONTRADICTION_FOUND.OTHER_REFERENCE': {
    en: 'The bank gives another reference: perhaps two freezes',
    zh: '银行给出了不同的编号，可能冻结了两次',
  },
  'CONTRADICTION_FOUND.MORE_LET_GO_THAN_FROZEN': {
    en: 'The bank let more go than it froze',
    zh: '银行放出的金额大于冻结的金额',
  },
  'CONTRADICTION_FOUND.HELD_ABOVE_AMOUNT': { en: 'The bank holds more than is asked', zh: '银行冻结的金额超过请求' },
  'CONTRADICTION_FOUND.REVISION_UNKNOWN': {
    en: 'The bank knows a revision that is not in the record',
    zh: '银行所知的版本不在记录中',
  },
  'CONTRADICTION_FOUND.SECOND_FREEZE': { en: 'A second bank froze the same money', zh: '另一家银行也冻结了同一笔款项' },
  'ONWARD_TRANSFER_REPORTED.ACCOUNT': { en: 'Money went on to another account', zh: '款项转入另一账户' },
  'ONWARD_TRANSFER_REPORTED.CASH': { en: 'Money was taken out in cash', zh: '款项已取现' },
  'ONWARD_TRANSFER_REPORTED.CARD': { en: 'Money was spent by card', zh: '款项已刷卡消费' },
  'ONWARD_TRANSFER_REPORTED.WALLET': { en: 'Money went to a wallet', zh: '款项转入电子钱包' },
  'ONWARD_TRANSFER_REPORTED.MERCHANT': { en: 'Money went to a merchant', zh: '款项转入商户' },
  'ONWARD_TRANSFER_REPORTED.CRYPTO': { en: 'Money was changed into crypto', zh: '款项已购买虚拟货币' },
  'ONWARD_TRANSFER_REPORTED.ABROAD': { en: 'Money went abroad', zh: '款项已转往境外' },
  'ONWARD_TRANSFER_REPORTED.UNKNOWN': { en: 'Money went on, nobody knows where', zh: '款项已转出，去向不明' },
  'PHONE_TASK_OPENED.NOT_REACHED': { en: 'Telephone the bank: no answer of any kind', zh: '请致电银行：没有任何答复' },
  'PHONE_TASK_OPENED.NOT_SETTLED': { en: 'Telephone the bank: not settled in time', zh: '请致电银行：未按时办结' },
  'PHONE_TASK_OPENED.NO_BANK': {
    en: 'Telephone: no machine can carry this order',
    zh: '请电话办理：没有系统通道可以传达该指令',
  },
  'PHONE_TASK_OPENED.CONTRADICTION': {
    en: 'Telephone the bank: what it said does not fit together',
    zh: '请致电银行：其答复前后矛盾',
  },
  PHONE_TASK_CLAIMED: { en: '{operator} is telephoning', zh: '{operator} 正在致电' },
  'PHONE_TASK_ANSWERED.OUTCOME': { en: '{operator} recorded what the bank said', zh: '{operator} 记录了银行的答复' },
  'PHONE_TASK_ANSWERED.NO_ANSWER': { en: '{operator} reached nobody', zh: '{operator} 未能接通' },
  'PHONE_TASK_ANSWERED.CALL_BACK': {
    en: '{operator}: the bank wants to be called again',
    zh: '{operator}：银行要求稍后再致电',
  },
  'PHONE_TASK_CLOSED.SETTLED': { en: 'Phone task closed: the order is settled', zh: '电话任务已关闭：指令已办结' },
  'PHONE_TASK_CLOSED.ANSWERED': { en: 'Phone task closed: the bank has answered', zh: '电话任务已关闭：银行已答复' },
  'ESCALATED.SUPERVISOR': { en: 'Unsettled after two minutes: supervisor', zh: '两分钟仍未办结：上报主管' },
  'ESCALATED.WINDOW_MISSED': { en: 'Unsettled after three minutes', zh: '三分钟仍未办结' },
  'ESCALATED.ASKING_ENDED': { en: 'Asked for 48 hours without a final answer', zh: '已连续请求 48 小时，仍无最终答复' },
  'ESCALATED.DAILY_LOOK': { en: 'Still unsettled: looked at daily', zh: '仍未办结：每日查看' },
  'GOLDEN_WINDOW_ENDED.MET': { en: 'Every order settled within three minutes', zh: '所有指令均在三分钟内办结' },
  'GOLDEN_WINDOW_ENDED.MISSED': { en: 'Three minutes missed: {because}', zh: '未能在三分钟内办结：{because}' },
  'TEXT_OWED.STARTED': {
    en: 'Text {number} to the victim: the case has begun',
    zh: '向受害人发送第 {number} 条短信：案件已受理',
  },
  'TEXT_OWED.OUTCOME': {
    en: 'Text {number} to the victim: there is news',
    zh: '向受害人发送第 {number} 条短信：有新进展',
  },
  'TEXT_OWED.AGAIN': { en: 'Text {number} is sent again', zh: '重新发送第 {number} 条短信' },
  TEXT_RUNG: { en: 'Text {number} is tried again', zh: '再次尝试发送第 {number} 条短信' },
  'TEXT_STATE_CHANGED.OWED': {
    en: 'Text {number} could not be sent yet ({failure})',
    zh: '第 {number} 条短信暂未发出（{failure}）',
  },
  'TEXT_STATE_CHANGED.SENT': { en: 'Text {number} sent', zh: '第 {number} 条短信已发出' },
  'TEXT_STATE_CHANGED.DELIVERED': { en: 'Text {number} delivered', zh: '第 {number} 条短信已送达' },
  'TEXT_STATE_CHANGED.UNDELIVERED': { en: 'Text {number} could not be delivered', zh: '第 {number} 条短信未能送达' },
  'TEXT_STATE_CHANGED.FAILED': {
    en: 'Text {number} given up ({failure}): read the reference out',
    zh: '第 {number} 条短信发送失败（{failure}）：请口头告知案件编号',
  },
  NOTE_ADDED: { en: '{operator} wrote a note', zh: '{operator} 添加了备注' },
  CASE_ASSIGNED: { en: 'Case given to {operator}', zh: '案件转交 {operator}' },
  'CASE_CLOSED.RESOLVED': { en: 'Case closed: resolved', zh: '案件已关闭：已办结' },
  'CASE_CLOSED.NO_LOSS': { en: 'Case closed: no loss', zh: '案件已关闭：没有损失' },
  'CASE_CLOSED.FALSE_REPORT': { en: 'Case closed: false report', zh: '案件已关闭：虚假报案' },
  'CASE_CLOSED.DUPLICATE': { en: 'Case closed: a duplicate', zh: '案件已关闭：重复案件' },
  CASE_REOPENED: { en: 'Case open again: a bank reported money', zh: '案件重新打开：银行报告了款项' },
};
