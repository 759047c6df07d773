import { countrySpecs, ValidationErrorsIBAN, validateIBAN } from 'ibantools';

/** Where the library does not say the place: San Marino's IBAN has Italy's shape, a check letter before the bank. */
const BANK_STARTS_AT: Readonly<Record<string, number>> = { SM: 1 };

/** The country and then what follows from the bank's place on: what a registry's country and bank code are a beginning of. */
export function ibanBankPart(iban: string): string {
  const country = iban.slice(0, 2);
  const start = countrySpecs[country]?.bank_identifier?.split('-', 1)[0];
  return country + iban.slice(4 + Number(start ?? BANK_STARTS_AT[country] ?? 0));
}

/** What is wrong with the number, in words, or null. Never a reason to refuse: the digits were read out by a frightened person. */
export function ibanDoubt(iban: string): string | null {
  const { valid, errorCodes } = validateIBAN(iban);
  if (valid) return null;
  const country = iban.slice(0, 2);
  if (errorCodes.includes(ValidationErrorsIBAN.NoIBANCountry)) return `no country with IBANs has the code ${country}`;
  if (errorCodes.includes(ValidationErrorsIBAN.WrongBBANLength)) {
    return `an IBAN of ${country} has ${countrySpecs[country]?.chars ?? 'another number of'} signs, this has ${iban.length}`;
  }
  if (errorCodes.includes(ValidationErrorsIBAN.WrongBBANFormat))
    return `an IBAN of ${country} has letters and digits in other places`;
  if (errorCodes.includes(ValidationErrorsIBAN.WrongIBANChecksum))
    return 'the two check digits of the IBAN do not fit the rest';
  return 'a check digit inside the IBAN does not fit';
}
