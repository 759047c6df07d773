import { SegmentedMessage } from 'sms-segments-calculator';
import { describe, expect, it } from 'vitest';
import { bodyOf, textLanguageOf, textsTooLong } from './body.ts';

const TOKEN = '0'.repeat(26);
const blanks = {
  case_reference: 'K7QF2-M9RDX',
  check_words: { en: 'BLUE KETTLE', zh: '蓝色 水壶' },
  link: `stopline.example/s/${TOKEN}`,
  phone: '96110',
};

describe('what a text says', () => {
  it('R18 check words, reference, link and the hotline’s number, in the victim’s language', () => {
    expect(bodyOf('STARTED', 'en', blanks)).toBe(
      `Stopline: case K7QF2-M9RDX. Words: BLUE KETTLE. Progress: ${blanks.link} We never ask for PINs or money. Call: 96110`,
    );
    for (const kind of ['STARTED', 'OUTCOME'] as const) {
      const zh = bodyOf(kind, 'zh', blanks);
      for (const part of ['K7QF2-M9RDX', '蓝色 水壶', blanks.link, '96110']) expect(zh).toContain(part);
    }
  });

  it.each([
    ['zh-CN', 'zh'],
    ['zh', 'zh'],
    ['en', 'en'],
    ['hi-IN', 'en'],
  ])('%s is written to in %s', (locale, language) => {
    expect(textLanguageOf(locale)).toBe(language);
  });

  it('R18 with the longest words and the address of an installation an English text has one part, a Chinese one two', () => {
    for (const link of [`stopline.example/s/${TOKEN}`, `http://127.0.0.1:8081/s/${TOKEN}`])
      expect(textsTooLong({ link, phone: '96110' })).toEqual([]);
    const { encodingName } = new SegmentedMessage(bodyOf('STARTED', 'en', blanks));
    expect(encodingName).toBe('GSM-7');
  });

  it('R18 an address that makes a text too long is said, with the size', () => {
    const [first] = textsTooLong({
      link: `https://a-very-long-name-of-a-hotline.example/status/${TOKEN}`,
      phone: '96110',
    });
    expect(first).toMatch(/the text STARTED in en has \d+ characters in GSM-7, 2 parts; at most 1/);
  });
});
