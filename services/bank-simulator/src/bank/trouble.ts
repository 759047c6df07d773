import type { ErrorCode } from '../world/settings.ts';

/** The bank answers with an error of its own, as its settings or an account's magic say. */
export class BankTrouble extends Error {
  override readonly name = 'BankTrouble';
  readonly code: ErrorCode;

  constructor(code: ErrorCode) {
    super(`the simulated bank is in trouble: ${code}`);
    this.code = code;
  }
}
