/** Due cases -> TimePassed. No logic: what time makes of a case is the domain's business. */
import type { Casebook, DueCase, DueCases } from '@stopline/casebook';
import { nextDue } from '@stopline/domain';

/** So many cases of a shard at a time: what is claimed must be dealt with within the lease of two seconds. */
export const CLAIMED_MAX = 100;

const SCHEDULER = { role: 'SERVICE', id: 'scheduler' } as const;

export interface DueCasesOptions {
  readonly casebook: Pick<Casebook, 'submit'>;
  readonly due: DueCases;
  /** One case could not be dealt with: it comes up again when its lease ends. */
  onError(error: unknown, case_id: string): void;
}

/** One round over all shards. Resolves with true if a shard may have more that are due now. */
export async function ringDueCases({ casebook, due, onError }: DueCasesOptions): Promise<boolean> {
  const shards = Array.from({ length: await due.shardCount() }, (_, shard) => shard);
  const claimed = await Promise.all(shards.map((shard) => due.claim(shard, CLAIMED_MAX)));
  const dealWith = async (one: DueCase): Promise<void> => {
    try {
      await timePasses(casebook, due, one);
    } catch (error) {
      onError(error, one.case_id);
    }
  };
  await Promise.all(claimed.flat().map(dealWith));
  return claimed.some((cases) => cases.length === CLAIMED_MAX);
}

async function timePasses(casebook: Pick<Casebook, 'submit'>, due: DueCases, { case_id, pointer_unread }: DueCase) {
  const command = { type: 'TimePassed', by: SCHEDULER, ...(pointer_unread ? { pointer_unread } : {}) } as const;
  const submitted = await casebook.submit(case_id, command, { linger: false });
  const { state, version } = submitted;
  if (state === null || (submitted.kind === 'DONE' && submitted.events.length > 0)) return;
  // Its worker is behind: the lease stands, so that it is looked at again in two seconds and not in a hot loop.
  if (!pointer_unread) await due.putBack(case_id, version, nextDue(state));
}
