/** One thing wrong in a registry file: where, and in words for the person who edits it. */
export interface Fault {
  readonly file: string;
  /** Absent where the fault is not in one place of the text (the file cannot be read). */
  readonly line?: number;
  /** `banks[2].channels[0].address`; empty for the file as a whole. */
  readonly path: string;
  readonly problem: string;
}

/** What a check finds in the parsed text, before file and line are known. */
export interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

export const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');

export const faultText = ({ file, line, path, problem }: Fault): string =>
  `${file}${line === undefined ? '' : `:${line}`}: ${path === '' ? '' : `${path}: `}${problem}`;

/** Every fault at once, one a line: a registry is mended in one go, not fault by fault. */
export class RegistryFaults extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(
      `the bank registry has ${faults.length} fault${faults.length === 1 ? '' : 's'}:\n${faults.map(faultText).join('\n')}`,
    );
    this.name = 'RegistryFaults';
    this.faults = faults;
  }
}
