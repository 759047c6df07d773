/**
 * A bank's file: every order's line, at every change. A line is handed to the operating system before anybody is
 * answered, so that the bank survives being killed; it is not forced to the disk, since only the machine's own fall could lose it.
 */
import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { ensureError } from '@stopline/platform/errors/outcome.ts';

export interface Journal {
  /** The lines of earlier runs. */
  earlier(): readonly string[];
  write(line: string): void;
  /** Resolves when all lines written so far are with the operating system. */
  handed(): Promise<void>;
  clear(): void;
  close(): void;
}

/** A bank that forgets when it ends. */
export const noJournal: Journal = {
  earlier: () => [],
  write: () => {},
  handed: () => Promise.resolve(),
  clear: () => {},
  close: () => {},
};

export function openJournal(path: string): Journal {
  const file = openSync(path, 'a+');
  let waiting = '';
  let flushing: Promise<void> | undefined;

  function flush(): void {
    let left = Buffer.from(waiting);
    waiting = '';
    try {
      while (left.length > 0) left = left.subarray(writeSync(file, left));
    } catch (thrown) {
      waiting = left.toString() + waiting;
      throw new Error(`${path} cannot be written: ${ensureError(thrown).message}`, { cause: thrown });
    }
  }

  return {
    earlier() {
      const whole = readFileSync(path);
      const end = whole.lastIndexOf('\n') + 1;
      // A line that was cut off by our end was never answered.
      if (end < whole.length) ftruncateSync(file, end);
      return whole.subarray(0, end).toString().split('\n').slice(0, -1);
    },
    write(line) {
      waiting += `${line}\n`;
    },
    handed() {
      // All calls that came in together share one write.
      flushing ??= new Promise((resolve, reject) => {
        setImmediate(() => {
          flushing = undefined;
          try {
            flush();
            resolve();
          } catch (thrown) {
            reject(ensureError(thrown));
          }
        });
      });
      return flushing;
    },
    clear() {
      waiting = '';
      ftruncateSync(file, 0);
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}
