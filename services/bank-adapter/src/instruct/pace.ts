/**
 * How fast pointers are taken from the outbox: so many cases a turn of the event loop, and no more while so many are being
 * loaded. Between two turns the answers that have arrived are dealt with, so that a process that has more to do than it can
 * reads at the rate at which it gets things done. What it leaves in the outbox costs nothing, another worker may take it,
 * its cases do not ring, and it cannot be lost with this process.
 *
 * Without this, under load, the answers of healthy banks lay unread, their places looked taken, and everybody went through
 * the waiting room, which trebles the work: such a process never came back (tried at twice the rate that it could carry).
 * A bank that is slow itself keeps no turn from ending, and holds nobody up here.
 */
const CASES_A_TURN = 4;
const LOADING_MOST = 16;
/** The shortest a timer can be: it fires once everything that was ready has been dealt with. */
const A_TURN_MS = 1;

/** Resolves when the work has begun. The work's errors are its own business: it must not reject. */
export type Pace = (work: () => Promise<void>) => Promise<void>;

export function createPace(sleep: (ms: number) => Promise<void>): Pace {
  let thisTurn = 0;
  let loading = 0;
  return async (work) => {
    while (thisTurn === CASES_A_TURN || loading === LOADING_MOST) {
      await sleep(A_TURN_MS);
      thisTurn = 0;
    }
    thisTurn += 1;
    loading += 1;
    void work().finally(() => {
      loading -= 1;
    });
  };
}
