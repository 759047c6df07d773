/** nextDue(case) -> when the case must be looked at again if nothing else happens. Never null while an order is unsettled (R9). */
import { nextAskDue } from '../stop/attempts.ts';
import { escalationDue } from '../stop/escalation.ts';
import { textsDue } from '../text/texts.ts';
import { earliest, type Instant } from '../values/instant.ts';
import type { Case } from './state.ts';

export const nextDue = (state: Case): Instant | null =>
  earliest(earliest(nextAskDue(state), escalationDue(state)), textsDue(state));
