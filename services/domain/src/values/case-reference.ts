/**
 * R19: the case reference, two groups of five from 22 signs that nobody mistakes for another on the telephone;
 * the last is a check sign (Luhn mod 22), so that one wrong or two swapped signs are noticed.
 */
const SIGNS = '2346789CDFGHJKMPQRTVWX';
const BASE = SIGNS.length;

/** Luhn mod N over the payload: doubles every second sign from the right. */
function checkSign(payload: string): string {
  let factor = 2;
  let sum = 0;
  for (let i = payload.length - 1; i >= 0; i--) {
    const addend = factor * SIGNS.indexOf(payload.charAt(i));
    factor = factor === 2 ? 1 : 2;
    sum += Math.floor(addend / BASE) + (addend % BASE);
  }
  return SIGNS.charAt((BASE - (sum % BASE)) % BASE);
}

const grouped = (ten: string): string => `${ten.slice(0, 5)}-${ten.slice(5)}`;

/** From the first 8 bytes of an HMAC of the case id; `digest` must hold at least 8 bytes. */
export function caseReferenceOf(digest: Uint8Array): string {
  let value = new DataView(digest.buffer, digest.byteOffset, 8).getBigUint64(0);
  let payload = '';
  for (let i = 0; i < 9; i++) {
    payload += SIGNS.charAt(Number(value % BigInt(BASE)));
    value /= BigInt(BASE);
  }
  return grouped(payload + checkSign(payload));
}

/** The canonical reference that a person meant by what they typed, or null: case, blanks and dashes do not matter. */
export function canonicalCaseReference(typed: string): string | null {
  const ten = typed.toUpperCase().replace(/[\s-]/g, '');
  if (ten.length !== 10 || [...ten].some((sign) => !SIGNS.includes(sign))) return null;
  return checkSign(ten.slice(0, 9)) === ten.charAt(9) ? grouped(ten) : null;
}
