/** A telephone number as typed, in E.164 as far as that is certain; the API judges it. Whoever uses it shows it back. */
export function readPhone(typed: string): string | null {
  const text = typed
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\s().\-–—·]/g, '');
  // Numbers of other countries are typed with their +. Behind a country's code no 0 is dialled: +86 (0)10.
  const abroad = /^(?:\+|00)(\d{7,15})$/.exec(text)?.[1];
  if (abroad !== undefined) return `+${abroad.replace(/^860/, '86')}`;
  const mainland = MAINLAND.exec(text)?.groups;
  return mainland === undefined ? null : `+86${mainland.mobile ?? mainland.landline}`;
}

/** What says by itself that it is a number of the mainland: a mobile one, or a landline with its area code (010, 021, 0755). */
const MAINLAND =
  /^(?:(?:86)?(?<mobile>1[3-9]\d{9})|(?:860?|0)(?<landline>(?:10|2\d)[2-9]\d{7}|[3-9]\d{2}[2-9]\d{6,7}))$/;

/** +86 138 0013 8000, +86 10 6655 4433, or in threes. */
export function phoneInGroups(phone: string): string {
  const china = /^\+86(10|2\d|\d{3})(\d{4})(\d{4})$/.exec(phone);
  if (china !== null) return `+86 ${china[1]} ${china[2]} ${china[3]}`;
  return phone.replace(
    /^(\+\d{2})(\d+)$/,
    (_, country: string, rest: string) => `${country} ${rest.replace(/(\d{3})(?=\d{2})/g, '$1 ')}`,
  );
}
