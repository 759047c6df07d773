/** Country differences are data. The first is GENERIC; a case keeps the code and version it was opened under. */
export interface Jurisdiction {
  readonly code: string;
  readonly version: number;
  /** How long an emergency stop lasts from the bank's effective time. */
  readonly freeze_seconds: number;
}

const GENERIC: Jurisdiction = { code: 'GENERIC', version: 1, freeze_seconds: 48 * 3600 };

const ALL: Readonly<Record<string, Jurisdiction>> = { GENERIC };

export const JURISDICTION_CODES: readonly string[] = Object.keys(ALL);

/** The jurisdiction of that code; GENERIC where a case names one that this version no longer has. */
export const jurisdictionOf = (code: string): Jurisdiction => ALL[code] ?? GENERIC;
