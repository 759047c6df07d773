import { ensureError } from '../errors/outcome.ts';

export type CloseStep = () => Promise<void> | void;

/** What was opened, to be closed in reverse: the doors before what stands behind them. */
export interface ClosingList {
  onClose(name: string, close: CloseStep): void;
  /** Each step runs even if one before it failed; a failed one is reported. */
  closeAll(): Promise<void>;
}

export function closingList(report: (name: string, error: Error) => void): ClosingList {
  const steps: { name: string; close: CloseStep }[] = [];
  let closing = false;
  const run = async ({ name, close }: { name: string; close: CloseStep }): Promise<void> => {
    try {
      await close();
    } catch (thrown) {
      report(name, ensureError(thrown));
    }
  };
  return {
    onClose(name, close) {
      // Opened by a start that a signal has overtaken: nobody else will close it.
      if (closing) void run({ name, close });
      else steps.push({ name, close });
    },
    async closeAll() {
      closing = true;
      for (const step of steps.splice(0).reverse()) await run(step);
    },
  };
}
