import { manualClock } from '@stopline/platform/ports/clock.ts';
import { systemIds } from '@stopline/platform/ports/ids.ts';
import { systemTimers } from '@stopline/platform/ports/timers.ts';
import type { Pointer } from '../src/casebook.ts';
import { memoryRecord } from '../src/memory/memory-casebook.ts';
import { casebookOver } from '../src/submit/casebook.ts';
import { casebookContract } from './casebook-contract.ts';
import { PAID_AT } from './commands.ts';

casebookContract('in memory', async () => {
  const clock = manualClock(PAID_AT + 60_000);
  let pointed: Pointer[] = [];
  const { store, due, changes } = memoryRecord({ clock, ids: systemIds, onOwed: (pointer) => pointed.push(pointer) });
  return {
    due,
    changes,
    casebook: (options) => casebookOver({ store, clock, timers: systemTimers }, options),
    async pointers() {
      const found = pointed;
      pointed = [];
      return found;
    },
    async passTime(ms) {
      clock.advance(ms);
    },
    async close() {},
  };
});
