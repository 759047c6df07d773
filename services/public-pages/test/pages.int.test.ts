/** The victim's page as it really runs: what it shows to whom, and what nobody learns from it. */
import { createHash, randomBytes } from 'node:crypto';
import { caseReferenceOf } from '@stopline/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answered, HOLDER_NAME, orderAt, outcome, PAID_FROM, PAID_TO, PHONE, press, VICTIM_NAME } from './cases.ts';
import { type Answer, HOTLINE, newCaller, newToken, type Pages, startPages, until } from './pages.ts';

const RIGHT = { digits: PAID_FROM.slice(-4) };
const WRONG = { digits: '0000' };
const DEAD = `/s/${'0'.repeat(26)}`;

let pages: Pages;
beforeAll(async () => {
  pages = await startPages();
});
afterAll(() => pages.stop());

/** A case that ICBC holds all of, and a link to it. */
async function heldCase(name: string) {
  const state = await pages.pressed({ name });
  const order = orderAt(state);
  await pages.give(state.case_id, answered(order, outcome(order, 'FINAL', order.requested)));
  return { state, link: await pages.linkTo(state.case_id) };
}

const tellsNothing = ({ body }: Answer): void =>
  expect(body).not.toMatch(new RegExp(`${VICTIM_NAME}|${HOLDER_NAME}|${PAID_FROM}|${PAID_TO}|${PHONE.slice(3, 9)}`));

describe('R19 the link and the digits', () => {
  test('R19 before anything is typed there are the check words, and nothing of the case', async () => {
    const { state, link } = await heldCase('before');
    const answer = await pages.ask(link);
    expect(answer.status).toBe(200);
    expect(answer.body).toContain(`Your check words are ${state.check_words.en}.`);
    expect(answer.body).not.toMatch(new RegExp(`${state.case_reference}|ICBC|40,000`));
    tellsNothing(answer);
  });

  test('R22 the right digits are answered with the case, without cookie, session or redirect', async () => {
    const { state, link } = await heldCase('right');
    const answer = await pages.ask(link, { form: RIGHT });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('<h1>All of the money you told us about is being held.</h1>');
    expect(answer.body).toContain('ICBC is holding CN¥40,000.');
    expect(answer.body).toContain('Account ending 1000.');
    expect(answer.body).toContain(state.case_reference);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('location')).toBeNull();
    tellsNothing(answer);
  });

  test('R22 digits typed on a Chinese keyboard, with blanks, are digits; in a link typed by hand O is 0', async () => {
    const { link } = await heldCase('typed');
    const typed = link.toUpperCase().replaceAll('0', 'O').replace('/S/', '/s/');
    expect((await pages.ask(typed, { form: { digits: ' ４３ ２１ ' } })).status).toBe(200);
  });

  test('a case as it is now, not as it was when the page was first shown', async () => {
    const state = await pages.pressed({ name: 'changes' });
    const link = await pages.linkTo(state.case_id);
    expect((await pages.ask(link, { form: RIGHT })).body).toContain('It has not answered yet.');
    const order = orderAt(state);
    await pages.give(state.case_id, answered(order, outcome(order, 'FINAL', 0n)));
    expect((await pages.ask(link, { form: RIGHT })).body).toContain('had already been taken out');
  });

  test('R19 without an account that was paid from, the digits of the phone that got the text', async () => {
    const state = await pages.pressed({ name: 'wallet', from: { scheme: 'WALLET', value: 'alipay/13900001111' } });
    const link = await pages.linkTo(state.case_id);
    expect((await pages.ask(link, { form: { digits: '1111' }, caller: newCaller() })).status).toBe(403);
    expect((await pages.ask(link, { form: { digits: PHONE.slice(-4) }, caller: newCaller() })).status).toBe(200);
  });

  test('GET and HEAD, as previews and scanners send them, use up nothing', async () => {
    const { link } = await heldCase('previews');
    for (let time = 0; time < 12; time += 1) expect((await pages.ask(link, { method: 'HEAD' })).status).toBe(200);
    for (let time = 0; time < 12; time += 1) expect((await pages.ask(link)).status).toBe(200);
    expect((await pages.ask(link, { form: RIGHT })).status).toBe(200);
  });

  test('right digits may be sent as often as one likes: the page asks again every ten seconds', async () => {
    const { link } = await heldCase('again');
    for (let time = 0; time < 30; time += 1) expect((await pages.ask(link, { form: RIGHT })).status).toBe(200);
  });

  test('digits that are no digits: the fault beside the field, nothing lost, no try used', async () => {
    const { link } = await heldCase('fault');
    for (let time = 0; time < 7; time += 1) {
      const answer = await pages.ask(link, { form: { digits: '12a' } });
      expect(answer.status).toBe(400);
      expect(answer.body).toContain('<title>Error: Your case');
      expect(answer.body).toContain('<a href="#digits">Type the last four digits, for example 0471.</a>');
      expect(answer.body).toMatch(
        /value="12a"[^>]*aria-describedby="digits-hint digits-fault"[^>]*aria-invalid="true"/,
      );
    }
    expect((await pages.ask(link, { form: RIGHT })).status).toBe(200);
  });
});

describe('what nobody learns', () => {
  test('wrong digits, an unknown link and one that has ended are answered the same to the letter', async () => {
    const { link } = await heldCase('wrong');
    const ended = await endedLink('ended');
    const posted = await Promise.all(
      [link, DEAD, ended].map((path) => pages.ask(path, { form: WRONG, caller: newCaller() })),
    );
    expect(posted.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(new Set(posted.map(({ body }) => body)).size).toBe(1);
    expect(posted[0]?.body).toContain(`Call <a href="tel:${HOTLINE}"`);
    const looked = await Promise.all([DEAD, ended, '/s/short', `/s/${'x'.repeat(400)}`].map((path) => pages.ask(path)));
    expect(looked.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(new Set(looked.map(({ body }) => body)).size).toBe(1);
    for (const answer of [...posted, ...looked]) tellsNothing(answer);
  });

  test('after five wrong tries a link is closed, also for the right digits and for a link that does not exist', async () => {
    const { link } = await heldCase('locked');
    const unknown = `/s/${newToken()}`;
    const closed = [];
    for (const path of [link, unknown]) {
      for (let time = 0; time < 5; time += 1) {
        expect((await pages.ask(path, { form: WRONG, caller: newCaller() })).status).toBe(403);
      }
      closed.push(await pages.ask(path, { form: RIGHT, caller: newCaller() }));
    }
    expect(closed.map(({ status }) => status)).toEqual([429, 429]);
    expect(closed[0]?.body).toBe(closed[1]?.body);
    expect(closed[0]?.body).toContain('say your case reference');
    const { link: other } = await heldCase('not locked');
    expect((await pages.ask(other, { form: RIGHT })).status).toBe(200);
  });

  test('R19 after twenty wrong tries, hours apart, a reference and one that nobody has are answered alike; a text sent again opens', async () => {
    const { state } = await heldCase('twenty');
    const references = { known: state.case_reference, unknown: caseReferenceOf(randomBytes(32)) };
    const tried = async (reference: string, digits: { digits: string }) => {
      const { status, body } = await pages.ask('/', { form: { reference, ...digits }, caller: newCaller() });
      return `${status} ${body.replaceAll(reference, '')}`;
    };
    for (let hour = 0; hour < 5; hour += 1) {
      for (let time = 0; time < 5; time += 1) {
        const answers = [await tried(references.known, WRONG), await tried(references.unknown, WRONG)];
        expect(new Set(answers).size).toBe(1);
        expect(answers[0]).toMatch(/^403 /);
      }
      const closed = [await tried(references.known, RIGHT), await tried(references.unknown, RIGHT)];
      expect(new Set(closed).size).toBe(1);
      expect(closed[0]).toMatch(/^429 /);
      await pages.client.del(...(await pages.client.keys('stopline:tries:hour:*')));
    }
    expect(await tried(references.known, RIGHT)).toBe(await tried(references.unknown, RIGHT));
    expect((await pages.ask(await pages.linkTo(state.case_id), { form: RIGHT })).status).toBe(200);
  });

  test('many tries at once are no more than one after the other', async () => {
    const { link } = await heldCase('at once');
    const tries = Array.from({ length: 40 }, () => pages.ask(link, { form: WRONG, caller: newCaller() }));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 403)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(35);
  });

  test('one caller has so many wrong tries in an hour, whatever they are for', async () => {
    const caller = newCaller();
    const guesses = Array.from({ length: 70 }, () => pages.ask(`/s/${newToken()}`, { form: WRONG, caller }));
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 403)).toHaveLength(60);
    const { link } = await heldCase('same caller');
    expect((await pages.ask(link, { form: RIGHT, caller })).status).toBe(429);
    expect((await pages.ask(link, { form: RIGHT, caller: newCaller() })).status).toBe(200);
  });

  test('the time of an answer does not tell a wrong link, one that has ended and wrong digits apart', async () => {
    const links = await Promise.all(
      Array.from({ length: 12 }, async (_, n) => ({
        wrong: (await heldCase(`timed ${n}`)).link,
        ended: await endedLink(`timed ended ${n}`),
      })),
    );
    const took = { wrong: [] as number[], unknown: [] as number[], ended: [] as number[] };
    for (const { wrong, ended } of links) {
      for (let time = 0; time < 4; time += 1) {
        const kinds = [
          ['wrong', wrong],
          ['ended', ended],
          ['unknown', `/s/${newToken()}`],
        ] as const;
        const turned = [...kinds.slice(time % 3), ...kinds.slice(0, time % 3)];
        await Promise.all(
          turned.map(async ([kind, path]) => {
            const before = performance.now();
            await pages.ask(path, { form: WRONG, caller: newCaller() });
            took[kind].push(performance.now() - before);
          }),
        );
      }
    }
    const middles = Object.values(took).map((each) => each.toSorted((a, b) => a - b)[each.length >> 1] ?? 0);
    expect(Math.min(...Object.values(took).flat())).toBeGreaterThan(98);
    expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(5);
  });

  test('no secret part of a link, no digits and no reference in the log or in a metric', async () => {
    const { state, link } = await heldCase('quiet');
    await pages.ask(link);
    await pages.ask(link, { form: RIGHT });
    await pages.ask(link, { form: WRONG, caller: newCaller() });
    await pages.ask('/', { form: { reference: state.case_reference, ...RIGHT }, caller: newCaller() });
    const metrics = await pages.metrics();
    const token = link.slice(3);
    for (const text of [pages.logged(), metrics]) {
      expect(text).not.toContain(token);
      expect(text).not.toContain(state.case_reference);
    }
    expect(metrics).toMatch(/stopline_page_tries_total\{road="reference",result="SHOWN"\} [1-9]/);
    expect(metrics).toMatch(/stopline_http_requests_total\{route="POST \/s\/:token",status="4xx"\} [1-9]/);
  });
});

describe('R19 without the link', () => {
  test('R19 the case reference and four digits, however they are written', async () => {
    const { state } = await heldCase('reference');
    const reference = state.case_reference.toLowerCase().replace('-', ' ');
    const answer = await pages.ask('/', { form: { reference, ...RIGHT } });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('ICBC is holding CN¥40,000.');
    expect(answer.body).toContain(`<input type="hidden" name="reference" value="${state.case_reference}"/>`);
    tellsNothing(answer);
  });

  test('a reference that nobody has and wrong digits are answered the same but for the reference itself', async () => {
    const { state } = await heldCase('wrong reference');
    const nobodys = press({ name: 'never pressed' }).case_reference;
    const known = await pages.ask('/', { form: { reference: state.case_reference, ...WRONG }, caller: newCaller() });
    const unknown = await pages.ask('/', { form: { reference: nobodys, ...WRONG }, caller: newCaller() });
    expect([known.status, unknown.status]).toEqual([403, 403]);
    expect(known.body.replace(state.case_reference, '')).toBe(unknown.body.replace(nobodys, ''));
  });

  test('a slip in the reference is said beside its field, and what was typed stays', async () => {
    const answer = await pages.ask('/', { form: { reference: 'K7QF2-M9RDC', digits: '4321' } });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('href="#reference"');
    expect(answer.body).toContain('value="K7QF2-M9RDC"');
    expect(answer.body).toContain('value="4321"');
  });

  test('after five wrong tries the reference is closed; its link is not', async () => {
    const { state, link } = await heldCase('locked reference');
    const form = { reference: state.case_reference, ...WRONG };
    for (let time = 0; time < 5; time += 1)
      expect((await pages.ask('/', { form, caller: newCaller() })).status).toBe(403);
    expect((await pages.ask('/', { form: { ...form, ...RIGHT }, caller: newCaller() })).status).toBe(429);
    expect((await pages.ask(link, { form: RIGHT })).status).toBe(200);
  });
});

describe('every answer', () => {
  const HEADERS = {
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
  };

  test.each([
    ['the form', 200, () => pages.ask('/')],
    ['the script', 200, () => pages.ask('/live.js')],
    ['a fault in a field', 400, () => pages.ask('/', { form: {} })],
    [
      'a body that is no form',
      400,
      () => pages.ask('/', { method: 'POST', headers: { 'content-type': 'application/json' } }),
    ],
    ['a path that cannot be read', 400, () => pages.ask('/s/%E0%A4%A')],
    ['a refusal', 403, () => pages.ask(DEAD, { form: WRONG, caller: newCaller() })],
    ['a dead link', 404, () => pages.ask(DEAD)],
    ['no such page', 404, () => pages.ask('/favicon.ico')],
    ['another method', 404, () => pages.ask(DEAD, { method: 'DELETE' })],
    ['too many bytes', 413, () => pages.ask(DEAD, { form: `digits=${'1'.repeat(4_000)}` })],
    ['too many fields', 413, () => pages.ask(DEAD, { form: 'a=1&'.repeat(40) })],
    [
      'another alphabet',
      415,
      () =>
        pages.ask(DEAD, {
          form: 'digits=1',
          headers: { 'content-type': 'application/x-www-form-urlencoded; charset=klingon' },
        }),
    ],
  ])('has the headers that keep it to itself: %s, %i', async (_, status, ask) => {
    const answer = await ask();
    expect(answer.status).toBe(status);
    expect(Object.fromEntries(Object.keys(HEADERS).map((name) => [name, answer.headers.get(name)]))).toEqual(HEADERS);
    expect(answer.headers.get('permissions-policy')).toContain('camera=()');
    const policy = answer.headers.get('content-security-policy') ?? '';
    for (const part of ["default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"]) {
      expect(policy).toContain(part);
    }
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('x-powered-by')).toBeNull();
    if (status >= 400) expect(answer.body).toContain(`tel:${HOTLINE}`);
  });

  test('is in the language that was chosen, else in the one that the browser prefers, and says so', async () => {
    const lang = async (path: string, accepts: string) => {
      const { body } = await pages.ask(path, { headers: { 'accept-language': accepts } });
      return /<html lang="([^"]+)"/.exec(body)?.[1];
    };
    expect(await lang('/', 'zh-CN,zh;q=0.9,en;q=0.8')).toBe('zh-CN');
    expect(await lang('/', 'zh-TW')).toBe('zh-CN');
    expect(await lang('/', 'fr,en;q=0.5')).toBe('en');
    expect(await lang('/', '*')).toBe('en');
    expect(await lang('/?lang=zh', 'en')).toBe('zh-CN');
    expect(await lang('/?lang=tlh', 'zh')).toBe('zh-CN');
    expect(await lang(`${DEAD}?lang=zh`, 'en')).toBe('zh-CN');
  });

  test('the choice of a language is kept by every form and link', async () => {
    const { link } = await heldCase('language');
    const asked = await pages.ask(`${link}?lang=zh`);
    expect(asked.body).toContain('action="?lang=zh"');
    expect(asked.body).toContain('<a href="?lang=en" lang="en" hreflang="en">English</a>');
    expect(asked.body).toContain('href="/?lang=zh"');
    const shown = await pages.ask(`${link}?lang=zh`, { form: RIGHT });
    expect(shown.body).toContain('<h1>您告诉我们的钱已全部锁住。</h1>');
    expect(shown.body).toContain('<button form="again" formaction="?lang=en" lang="en">English</button>');
  });

  test('is compressed, and small enough for the first packets', async () => {
    const { link } = await heldCase('small');
    const answer = await pages.ask(link, { form: RIGHT, headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(Number(answer.headers.get('content-length'))).toBeLessThan(14 * 1_024);
    const plain = await pages.ask(link, { form: RIGHT, headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
  });
});

test('while Redis is away: a calm page with the number, and all is well when it is back', async () => {
  const { link } = await heldCase('away');
  await pages.redis.kill9();
  await until(async () => (await pages.ask(link)).status === 503, 'the page to say so');
  for (const answer of [await pages.ask(link), await pages.ask(link, { form: RIGHT })]) {
    expect(answer.status).toBe(503);
    expect(answer.body).toContain('We cannot show your case right now');
    expect(answer.body).toContain(`tel:${HOTLINE}`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  }
  expect((await pages.ask('/')).status).toBe(200);
  await pages.redis.restart();
  await until(async () => (await pages.ask(link, { form: RIGHT })).status === 200, 'the case to be shown again');
});

test('while Redis hangs: the calm page within seconds', async () => {
  const { link } = await heldCase('hangs');
  pages.redis.pause();
  const before = performance.now();
  const answer = await pages.ask(link, { form: RIGHT });
  pages.redis.resume();
  expect(answer.status).toBe(503);
  expect(performance.now() - before).toBeLessThan(5_000);
  await until(async () => (await pages.ask(link, { form: RIGHT })).status === 200, 'the case to be shown again');
});

async function endedLink(name: string): Promise<string> {
  const { state } = await heldCase(name);
  const link = await pages.linkTo(state.case_id);
  const hash = createHash('sha256')
    .update(link.slice(link.lastIndexOf('/') + 1))
    .digest('base64url');
  expect(await pages.client.pexpire(`stopline:link:${hash}`, 0)).toBe(1);
  return link;
}
