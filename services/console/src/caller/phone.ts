/** A telephone number as typed, in E.164 as far as that is certain; the API judges it. Whoever uses it shows it back. */
export function readPhone(typed: string): string | null {
  const text = typed
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\s().\-–·]/g, '');
  if (/^\+\d{7,15}$/.test(text)) return text;
  if (/^00\d{7,15}$/.test(text)) return `+${text.slice(2)}`;
  // A Chinese mobile number says by itself what it is; numbers of other countries are typed with their +.
  if (/^1[3-9]\d{9}$/.test(text)) return `+86${text}`;
  return /^86(1[3-9]\d{9})$/.test(text) ? `+${text}` : null;
}

/** +86 138 0013 8000, or in threes. */
export function phoneInGroups(phone: string): string {
  const china = /^\+86(\d{3})(\d{4})(\d{4})$/.exec(phone);
  if (china !== null) return `+86 ${china[1]} ${china[2]} ${china[3]}`;
  return phone.replace(
    /^(\+\d{2})(\d+)$/,
    (_, country: string, rest: string) => `${country} ${rest.replace(/(\d{3})(?=\d{2})/g, '$1 ')}`,
  );
}
