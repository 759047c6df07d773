/** What is right in a field, by its name in the API. Only in Chinese: in English the API says it itself, more exactly. */
export const FIELDS_IN_CHINESE: readonly (readonly [name: string, right: string])[] = [
  ['phone', '电话号码要带国家代码，例如 +8613800138000。'],
  ['paid_at', '付款时间不能晚于现在 5 分钟以上，也不能早于 10 年前。'],
  ['amount', '金额要大于零，不超过上限，小数位数与币种相符。'],
  ['holder_name', '户名最多 140 个字。'],
  ['bank_id', '没有这家银行，请重新选择。'],
  ['from', '付款账号要与所选类型相符，并且不同于收款账号。'],
  ['to', '收款账号要与所选类型相符，并且不同于付款账号。'],
  ['transaction_reference', '交易流水号最多 64 个字母或数字。'],
  ['name', '姓名最多 140 个字。'],
  ['narrative', '经过最多 4000 个字。'],
  ['payments', '一个案件最多 50 笔付款。'],
  ['text', '备注不能为空，最多 4000 个字。'],
  ['currency_code', '币种要用三个字母的代码，例如 CNY。'],
];
