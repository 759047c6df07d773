import { describe, expect, test } from 'vitest';
import { faultText } from './faults.ts';
import { isLoopback, registrySchema, repeatedBanks } from './schema.ts';
import { parseYaml } from './yaml-file.ts';

const faultsOf = (text: string): string[] => {
  const parsed = parseYaml('banks.yaml', text, registrySchema, repeatedBanks);
  return 'faults' in parsed ? parsed.faults.map(faultText) : [];
};

const WHOLE = `
card_prefix_tables: []
banks:
  - id: icbc
    name: { en: Industrial and Commercial Bank of China, zh: 中国工商银行 }
    owns:
      card_prefixes: ["622202", { prefix: "622303", lengths: [18] }]
      iban: [{ country: DE, bank_code: "37040044" }]
      ifsc: ["ICIC"]
      uk_sort_codes: ["200000-209999"]
      bics: ["ICBKCNBJ"]
      wallets: ["alipay"]
    enquiry_schemes: [CARD, CN_ACCOUNT]
    enabled: true
    channels:
      - { kind: grpc, address: "bank.example:60001", tls: { ca: ca.pem, cert: stopline.pem, key: stopline.key, server_name: bank.icbc } }
      - { kind: grpc, address: "127.0.0.1:60002", insecure: true }
    answer_within_ms: 3000
    max_in_flight: 32
    time_zone: Asia/Shanghai
    duty: [{ days: mon-sun, from: "00:00", to: "24:00", phone: "+86 10 5555 0000", name: { en: Night desk, zh: 夜班 } }]
`;

describe('the bank registry as written', () => {
  test('the whole of it is accepted', () => {
    expect(faultsOf(WHOLE)).toEqual([]);
  });

  test('what is not said has a default', () => {
    const parsed = parseYaml('banks.yaml', 'banks: [{ id: lotus, name: { en: Lotus, zh: 莲花 } }]', registrySchema);
    expect('value' in parsed && parsed.value.banks[0]).toEqual({
      id: 'lotus',
      name: { en: 'Lotus', zh: '莲花' },
      owns: { card_prefixes: [], iban: [], ifsc: [], uk_sort_codes: [], bics: [], wallets: [] },
      enquiry_schemes: [],
      enabled: true,
      channels: [],
      answer_within_ms: 3_000,
      max_in_flight: 32,
      time_zone: 'UTC',
      duty: [],
    });
  });

  test('every fault is listed with its line and path', () => {
    const faults = faultsOf(`
banks:
  - id: ICBC
    name: { en: One }
    enabeld: false
    owns:
      card_prefixes: [622202, "62 22", { prefix: "622303", lengths: [11] }]
      iban: [{ country: de, bank_code: "1" }]
      ifsc: ["ICICX"]
      uk_sort_codes: ["209999-200000"]
      bics: ["ICBK"]
      wallets: ["Ali Pay"]
    enquiry_schemes: [MASKED]
    channels:
      - { kind: fax, address: "nowhere" }
      - { kind: grpc, address: "10.0.0.1:60001", insecure: true }
      - { kind: grpc, address: "127.0.0.1:60001", insecure: true, tls: { ca: a, cert: b, key: c } }
    answer_within_ms: 3.5
    max_in_flight: 0
    time_zone: Asia/Peking
    duty: [{ days: weekdays, from: "24:00", to: "24:01", phone: "ring", name: { en: A, zh: B } }]
`);
    expect(faults).toEqual([
      'banks.yaml:3: banks[0].id: a bank id is 1 to 32 lower-case letters, digits and dashes between them',
      expect.stringMatching(/^banks\.yaml:4: banks\[0\]\.name\.zh: /),
      ...[0, 1].map(
        (at) =>
          `banks.yaml:7: banks[0].owns.card_prefixes[${at}]: a card prefix is 2 to 12 digits in quotes, or { prefix: "622303", lengths: [18] }`,
      ),
      expect.stringMatching(/^banks\.yaml:7: banks\[0\]\.owns\.card_prefixes\[2\]/),
      'banks.yaml:8: banks[0].owns.iban[0].country: a country is two capital letters',
      'banks.yaml:8: banks[0].owns.iban[0].bank_code: a bank code is 2 to 12 capital letters or digits, as in the IBAN',
      'banks.yaml:9: banks[0].owns.ifsc[0]: an IFSC entry is four capital letters, or more of the code',
      'banks.yaml:10: banks[0].owns.uk_sort_codes[0]: sort codes are six digits, or two of them from low to high: "200000-209999"',
      'banks.yaml:11: banks[0].owns.bics[0]: a BIC is 8 or 11 capital letters or digits',
      'banks.yaml:12: banks[0].owns.wallets[0]: a wallet provider is 1 to 32 lower-case letters or digits',
      'banks.yaml:13: banks[0].enquiry_schemes[0]: one of CARD, CN_ACCOUNT, IBAN, IN_IFSC, UK_SCAN, BIC_ACCOUNT, WALLET',
      'banks.yaml:15: banks[0].channels[0].kind: the kinds of channel are: grpc',
      'banks.yaml:15: banks[0].channels[0].address: an address is a host and a port: "bank.example:443"',
      'banks.yaml:16: banks[0].channels[1].insecure: only a loopback address (127.x.x.x, ::1, localhost) may be insecure',
      'banks.yaml:17: banks[0].channels[2].insecure: a channel is either insecure or has tls, not both',
      'banks.yaml:18: banks[0].answer_within_ms: a whole number of milliseconds from 50 to 60000',
      'banks.yaml:19: banks[0].max_in_flight: a whole number of calls from 1 to 1000',
      'banks.yaml:20: banks[0].time_zone: not a time zone of the IANA list, such as Asia/Shanghai',
      'banks.yaml:21: banks[0].duty[0].days: days are mon, tue, wed, thu, fri, sat, sun, spans of them and commas: mon-fri',
      'banks.yaml:21: banks[0].duty[0].from: a time is "00:00" to "23:59"',
      'banks.yaml:21: banks[0].duty[0].to: a time is "00:00" to "24:00"',
      'banks.yaml:21: banks[0].duty[0].phone: a phone number is digits, blanks and dashes, with + before a country code',
      expect.stringMatching(/^banks\.yaml:3: banks\[0\]: Unrecognized key: "enabeld"$/),
    ]);
  });

  test('what may stand once is found where it stands again', () => {
    const name = 'name: { en: A, zh: B }';
    expect(
      faultsOf(`
banks:
  - { id: lotus, ${name}, owns: { card_prefixes: ["6222", { prefix: "6223", lengths: [16, 18] }, { prefix: "6223", lengths: [18, 19] }, "6222"] } }
  - { id: harbour, ${name}, owns: { bics: ["AAAACNBJ", "AAAACNBJ"], uk_sort_codes: ["200000-209999", "200000-209999"] } }
  - { id: lotus, ${name} }
`),
    ).toEqual([
      'banks.yaml:3: banks[0].owns.card_prefixes[2]: prefix 6223 stands twice for the same length in this bank',
      'banks.yaml:3: banks[0].owns.card_prefixes[3]: prefix 6222 stands twice for the same length in this bank',
      'banks.yaml:4: banks[1].owns.uk_sort_codes[1]: 200000-209999 stands twice in this bank',
      'banks.yaml:4: banks[1].owns.bics[1]: AAAACNBJ stands twice in this bank',
      "banks.yaml:5: banks[2].id: this is banks[0]'s id already",
    ]);
  });

  test('text that is no YAML, an empty file and a file of something else say so', () => {
    expect(faultsOf('banks: [')[0]).toMatch(/^banks\.yaml:1: /);
    expect(faultsOf('')).toHaveLength(1);
    expect(faultsOf('banks: []')).toEqual(['banks.yaml:1: banks: a registry has at least one bank']);
    expect(faultsOf('a: &a [x]\nbanks: [*b]')[0]).toMatch(/alias/i);
  });
});

describe('an insecure channel is on this machine or none', () => {
  test.each(['127.0.0.1:1', '127.9.9.9:60001', 'localhost:60001', '[::1]:60001'])('%s is loopback', (address) => {
    expect(isLoopback(address)).toBe(true);
  });
  test.each([
    '127.0.0.1.example:1',
    '10.0.0.1:1',
    'bank.example:1',
    '[::2]:1',
    '0.0.0.0:1',
    'localhost.example:1',
    '1270.0.1:1',
  ])('%s is not', (address) => {
    expect(isLoopback(address)).toBe(false);
  });
});
