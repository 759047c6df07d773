import { gzipSync } from 'node:zlib';
import { type Case, victimView } from '@stopline/domain';
import { describe, expect, it } from 'vitest';
import {
  after,
  answered,
  called,
  close,
  HOLDER_NAME,
  orderAt,
  outcome,
  PAID_FROM,
  PAID_TO,
  PRESSED_AT,
  press,
  type Step,
  timePasses,
  toBank,
  toEnquiry,
  toNobody,
  unreachable,
  VICTIM_NAME,
  withdraw,
} from '../../test/cases.ts';
import { timesIn } from '../words/numbers.ts';
import type { Language } from '../words/words.ts';
import { casePage } from './case.ts';

const NAMES: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  icbc: { en: 'ICBC', zh: '工商银行' },
  abc: { en: 'Agricultural Bank', zh: '农业银行' },
  cmb: { en: 'Merchants Bank', zh: '招商银行' },
};

function pageOf(state: Case, language: Language, seconds = 20): string {
  return casePage({
    view: victimView(state),
    language,
    phone: '96110',
    times: timesIn('Asia/Shanghai', () => PRESSED_AT),
    bankName: (bank_id, of) => NAMES[bank_id]?.[of],
    now: PRESSED_AT + seconds * 1_000,
    digits: '4321',
    byReference: false,
  });
}

/** What people read: no markup. */
const textOf = (page: string): string =>
  page
    .replace(/<style>.*?<\/style>|<head>.*?<\/head>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
const headlineOf = (page: string): string => /<h1>(.*?)<\/h1>/.exec(page)?.[1] ?? '';

const CARD = { scheme: 'CARD', value: PAID_FROM } as const;
const one = press({ name: 'one' });
const two = press({ name: 'two', routes: [toBank('icbc'), toBank('abc')] });
const ALL = 4_000_000n;
const says = (
  answer: 'PENDING' | 'REFUSED' | 'FINAL',
  frozen: bigint,
  more = {},
  position = 0,
): readonly [number, Step] => [
  2 + position,
  (state) => answered(orderAt(state, position), outcome(orderAt(state, position), answer, frozen, more)),
];
/** By its own call, before it heard of a revision. */
const froze = (position: number): readonly [number, Step] => [
  3,
  (state) => {
    const order = orderAt(state, position);
    return called(order, { ...outcome(order, 'FINAL', ALL), revision: 1, requested_minor_units: ALL });
  },
];
const until = PRESSED_AT + 48 * 3_600_000;

/** From the press to every end: the case, and what must be read in English and in Chinese. */
const WALK: readonly (readonly [
  what: string,
  state: () => Case,
  en: readonly string[],
  zh: readonly string[],
  neither?: readonly string[],
])[] = [
  [
    'pressed',
    () => after([0, one]),
    ['We have asked 1 bank to hold your money.', 'It has not answered yet.', 'Not yet known: CN¥40,000.', 'by Tue'],
    ['我们已请 1 家银行暂时锁住您的钱。', '我们已请工商银行暂时锁住这笔钱，还没有答复。', '尚不清楚：¥40,000。'],
  ],
  [
    'the bank needs longer',
    () => after([0, one], says('PENDING', 0n)),
    ['ICBC is looking for the money.'],
    ['工商银行正在查找这笔钱'],
  ],
  [
    'one of two holds',
    () => after([0, two], says('FINAL', ALL, { frozen_until: until })),
    [
      'We have asked 2 banks to hold your money. One of them is holding money now.',
      'Held: CN¥40,000 of CN¥80,000.',
      'Not yet known: CN¥40,000.',
      'ICBC is holding CN¥40,000. Nobody can take it out until Thu',
      'We have asked Agricultural Bank to hold the money.',
    ],
    ['我们已请 2 家银行暂时锁住您的钱，其中 1 家现在已锁住。', '工商银行已锁住¥40,000，', '之前任何人都取不走。'],
  ],
  [
    'a person telephones',
    () => after([0, one], [1, (state) => unreachable(orderAt(state))], [10, timePasses]),
    ['ICBC has not answered our system. A person here is phoning them now.'],
    ['工商银行还没有答复我们的系统，我们的工作人员正在打电话联系。'],
  ],
  [
    'it answered, needs longer, and a person telephones',
    () => after([0, one], says('PENDING', 0n), [61, timePasses]),
    ['ICBC is looking for the money. A person here is phoning them too.'],
    ['工商银行正在查找这笔钱，我们的工作人员也在打电话联系。'],
    ['has not answered', '没有答复我们'],
  ],
  [
    'only the telephone leads to the payer’s own bank',
    () => after([0, press({ name: 'payer', routes: [toNobody], from: { ...CARD, bank_id: 'icbc' } })]),
    ['A person here is phoning ICBC to ask it to hold the money.'],
    ['我们的工作人员正在打电话联系工商银行，请它锁住这笔钱。'],
    ['has not answered our system', '没有答复我们'],
  ],
  [
    'a second bank froze before it heard that another had',
    () => after([0, press({ name: 'enquiry', routes: [toEnquiry('icbc', 'abc')] })], says('FINAL', ALL), froze(1)),
    [
      'All of the money you told us about is being held.',
      'Another bank locked this money first, so Agricultural Bank need not.',
      'Two things the bank told us do not fit together.',
    ],
    ['您告诉我们的钱已全部锁住。', '另一家银行已先锁住这笔钱，农业银行不必再锁。'],
    ['holding CN¥0', '已锁住¥0，'],
  ],
  [
    'nobody knows the bank',
    () => after([0, press({ name: 'nobody', routes: [toNobody] })]),
    ['A person here is phoning to find the bank'],
    ['我们的工作人员正在打电话查找开户银行'],
  ],
  [
    'all is held',
    () => after([0, one], says('FINAL', ALL)),
    [
      'All of the money you told us about is being held.',
      'ICBC is holding CN¥40,000. Nobody can take it out.',
      'You do not need to do anything to keep the money held.',
    ],
    ['您告诉我们的钱已全部锁住。', '工商银行已锁住¥40,000，任何人都取不走。'],
  ],
  [
    'a part is held and the rest is gone',
    () => after([0, one], says('FINAL', 1_000_000n)),
    [
      'A part of your money is being held.',
      'ICBC is holding CN¥10,000 of CN¥40,000. CN¥30,000 had left the account',
      'Already moved on: CN¥30,000.',
      'The police can follow money that has moved on.',
    ],
    ['您的钱有一部分已锁住。', '有¥30,000在我们的请求到达之前已离开账户。'],
  ],
  [
    'nothing was there',
    () => after([0, one], says('FINAL', 0n)),
    ['Your money had already been taken out when our request arrived.', 'This does not end your case'],
    ['我们的请求到达时，您的钱已被取走。', '您的案件并没有结束'],
  ],
  [
    'the bank would not',
    () => after([0, one], says('REFUSED', 0n, { refusal_reason: 'NAME_MISMATCH' })),
    [
      'No bank is holding your money yet.',
      'ICBC needs more information before it can hold the money. We are dealing with it.',
    ],
    ['目前还没有银行锁住您的钱。', '工商银行需要更多信息才能锁住这笔钱，我们正在处理。'],
  ],
  [
    'the account is elsewhere',
    () => after([0, one], says('REFUSED', 0n, { refusal_reason: 'ACCOUNT_UNKNOWN' })),
    ['The account is not at ICBC.'],
    ['这个账户不在工商银行。'],
  ],
  [
    'several banks were asked whose account it is, and it is the last one’s',
    () =>
      after(
        [0, press({ name: 'several', routes: [toEnquiry('icbc', 'abc', 'cmb')] })],
        says('REFUSED', 0n, { refusal_reason: 'ACCOUNT_UNKNOWN' }, 0),
        says('REFUSED', 0n, { refusal_reason: 'ACCOUNT_UNKNOWN' }, 1),
        says('FINAL', ALL, {}, 2),
      ),
    [
      'Bank by bank Merchants Bank is holding CN¥40,000.',
      'These banks were asked too, and the account is not there: ICBC and Agricultural Bank.',
    ],
    ['各家银行的情况 招商银行已锁住¥40,000', '也问过这些银行，账户不在那里：工商银行和农业银行。'],
    ['The account is not at', '这个账户不在'],
  ],
  [
    'two payments, and neither account is where the number says',
    () =>
      after(
        [0, two],
        says('REFUSED', 0n, { refusal_reason: 'ACCOUNT_UNKNOWN' }, 0),
        says('REFUSED', 0n, { refusal_reason: 'ACCOUNT_UNKNOWN' }, 1),
      ),
    ['The account is not at ICBC.', 'The account is not at Agricultural Bank.'],
    ['这个账户不在工商银行。', '这个账户不在农业银行。'],
    ['These banks were asked too', '也问过这些银行'],
  ],
  [
    'the hold was lifted',
    () =>
      after([0, one], says('FINAL', ALL), [
        60,
        (s) => called(orderAt(s), outcome(orderAt(s), 'FINAL', ALL, { released_total: ALL })),
      ]),
    [
      'The hold on your money has ended.',
      'The hold on CN¥40,000 at ICBC has ended, because it was lifted.',
      'Call 96110 if you do not know why',
    ],
    ['对您这笔钱的锁定已经结束。', '工商银行对¥40,000的锁定已解除。'],
  ],
  [
    'the hold ran out',
    () =>
      after([0, one], says('FINAL', ALL), [
        60,
        (s) => called(orderAt(s), outcome(orderAt(s), 'FINAL', ALL, { expired_total: ALL })),
      ]),
    ['because its time was over.'],
    ['工商银行对¥40,000的锁定已到期。'],
  ],
  [
    'the money came back',
    () =>
      after([0, one], says('FINAL', ALL), [
        60,
        (s) => called(orderAt(s), outcome(orderAt(s), 'FINAL', ALL, { returned_total: ALL })),
      ]),
    ['The money has been returned.', 'ICBC has returned CN¥40,000.'],
    ['钱已经退回。', '工商银行已退回¥40,000。'],
  ],
  [
    'taken back',
    () => after([0, one], [5, withdraw]),
    ['We have taken back our requests to the banks.', 'We have taken back our request to ICBC.'],
    ['我们已收回对银行的请求。', '我们已收回对工商银行的请求。'],
  ],
  [
    'the bank contradicts itself',
    () =>
      after([0, one], says('FINAL', ALL, { sequence: 1, bank_reference: 'A' }), [
        60,
        (s) => called(orderAt(s), outcome(orderAt(s), 'FINAL', 1_000_000n, { sequence: 2, bank_reference: 'B' })),
      ]),
    ['ICBC is holding CN¥40,000.', 'Two things the bank told us do not fit together.'],
    ['工商银行已锁住¥40,000', '银行前后两次说的不一致'],
  ],
  [
    'closed',
    () => after([0, one], says('FINAL', 0n), [600, close]),
    ['The case is closed. Call 96110 if there is anything new.'],
    ['案件已办结。'],
  ],
  [
    'closed, and the bank would not',
    () => after([0, one], says('REFUSED', 0n, { refusal_reason: 'NAME_MISMATCH' }), [600, close]),
    ['ICBC could not hold the money with what we could tell it.', 'The case is closed.'],
    ['以我们能提供的信息，工商银行没能锁住这笔钱。', '案件已办结。'],
    ['We are dealing with it', '正在处理'],
  ],
];

describe('R22 a case from the press to every end, in both languages', () => {
  const rows = WALK.map(([what, state, en, zh, neither = []]) => [what, state, en, zh, neither] as const);
  it.each(rows)('R22 given %s, the right sentences', (_, state, en, zh, neither) => {
    const pages = { en: pageOf(state(), 'en'), zh: pageOf(state(), 'zh') };
    for (const sentence of en) expect(textOf(pages.en)).toContain(sentence);
    for (const sentence of zh) expect(textOf(pages.zh)).toContain(sentence);
    expect(headlineOf(pages.en)).not.toBe('');
    expect(headlineOf(pages.zh)).not.toBe('');
    for (const page of Object.values(pages)) {
      expect(page).not.toMatch(new RegExp(`${VICTIM_NAME}|${HOLDER_NAME}|${PAID_FROM}|${PAID_TO}|138001`));
      for (const sentence of neither) expect(textOf(page)).not.toContain(sentence);
      expect(textOf(page)).not.toMatch(/undefined|null|NaN|\[object|\{\w+\}/);
    }
  });
});

it('R22 given more than the golden window, we keep asking', () => {
  const text = textOf(pageOf(after([0, one]), 'en', 300));
  expect(text).toContain('We keep asking until every bank has answered.');
  expect(text).not.toContain('We ask every bank to answer by');
});
it('given a bank that the registry does not know, it is “the bank”', () => {
  const state = after([0, press({ name: 'other', routes: [toBank('gone')] })], says('FINAL', ALL));
  expect(textOf(pageOf(state, 'en'))).toContain('The bank is holding CN¥40,000.');
});
it('given twelve banks, the first answer is at most 14 kB compressed, in both languages', () => {
  const routes = Array.from({ length: 12 }, (_, place) => toBank(place % 2 === 0 ? 'icbc' : 'abc'));
  const state = after([0, press({ name: 'twelve', routes })], says('FINAL', ALL, { frozen_until: until }));
  for (const language of ['en', 'zh'] as const) {
    expect(gzipSync(pageOf(state, language)).byteLength).toBeLessThan(14 * 1_024);
  }
});
it('given a bank whose name is markup, it is text', () => {
  const state = after([0, press({ name: 'evil', routes: [toBank('evil')] })]);
  const page = casePage({
    view: victimView(state),
    language: 'en',
    phone: '96110',
    times: timesIn('Asia/Shanghai', () => PRESSED_AT),
    bankName: () => '<script>alert(1)</script>',
    now: PRESSED_AT,
    digits: '4321',
    byReference: false,
  });
  expect(page).not.toContain('<script>alert');
});
