/** What a visitor comes to: the check words behind a link, and the case for whoever knows four digits of it too. Nothing else is told. */
import type { Casebook } from '@stopline/casebook';
import type { Links } from '@stopline/casebook/lookups/links.ts';
import type { Lookups } from '@stopline/casebook/lookups/lookups.ts';
import {
  type CheckWords,
  caseIdOf,
  type Instant,
  isVictimsRoad,
  type VictimRoad,
  type VictimView,
  victimDigits,
  victimView,
} from '@stopline/domain';
import { sameDigits } from './tries/same-digits.ts';
import type { Tries } from './tries/tries.ts';

/** How somebody comes to a case. */
export type Way =
  | { readonly road: 'link'; readonly token: string }
  | { readonly road: 'reference'; readonly reference: string };

export type Opened =
  | { readonly kind: 'SHOWN'; readonly view: VictimView }
  /** Unknown, ended, a stranger's, wrong digits, tried too often in all: nobody learns which. */
  | { readonly kind: 'REFUSED' }
  | { readonly kind: 'LIMITED' };

export interface PagesDesk {
  /** Null: the link opens nothing. */
  wordsOf(token: string): Promise<CheckWords | null>;
  open(way: Way, digits: string, caller: string): Promise<Opened>;
}

export interface DeskPorts {
  readonly links: Pick<Links, 'find'>;
  readonly lookups: Pick<Lookups, 'findByCaseReference'>;
  readonly casebook: Pick<Casebook, 'loadMany'>;
  readonly tries: Tries;
  readonly now: () => Instant;
  readonly sleep: (ms: number) => Promise<void>;
  /** A refusal is answered so long after the question, whatever was wrong with it. */
  readonly refuseAfterMs: number;
}

/** R19: a reference may be more than one case's; the digits decide. */
const SAME_REFERENCE_MAX = 5;
const BY_REFERENCE: VictimRoad = { by: 'REFERENCE' };

interface Candidate {
  readonly case_id: string;
  readonly road: VictimRoad;
}

export function openPagesDesk(ports: DeskPorts): PagesDesk {
  const { links, lookups, casebook, tries } = ports;

  async function candidatesOf(way: Way): Promise<readonly Candidate[]> {
    if (way.road === 'link') {
      const link = await links.find(way.token);
      return link === null ? [] : [{ case_id: link.case_id, road: { by: 'LINK', phone: link.phone } }];
    }
    const found = await lookups.findByCaseReference(way.reference, SAME_REFERENCE_MAX);
    return found.map((case_id) => ({ case_id, road: BY_REFERENCE }));
  }

  async function viewFor(candidates: readonly Candidate[], digits: string): Promise<VictimView | null> {
    // Where there is no case one is looked for all the same: as much is read for a wrong link as for wrong digits.
    const asked = candidates.length > 0 ? candidates : [{ case_id: caseIdOf('nobody', 'nothing'), road: BY_REFERENCE }];
    const cases = await casebook.loadMany(asked.map(({ case_id }) => case_id));
    for (const { case_id, road } of asked) {
      const state = cases.get(case_id)?.state;
      if (state !== undefined && sameDigits(digits, victimDigits(state, road))) return victimView(state);
    }
    return null;
  }

  return {
    async wordsOf(token) {
      const link = await links.find(token);
      if (link === null) return null;
      const { case_id, phone } = link;
      const state = (await casebook.loadMany([case_id])).get(case_id)?.state;
      return state !== undefined && isVictimsRoad(state, { by: 'LINK', phone }) ? state.check_words : null;
    },
    async open(way, digits, caller) {
      const asked_at = ports.now();
      const candidates = await candidatesOf(way);
      const value = way.road === 'link' ? way.token : way.reference;
      const taken = await tries.take({ road: way.road, value, caller, exists: candidates.length > 0 });
      if (taken === null) return { kind: 'LIMITED' };
      const view = await viewFor(candidates, digits);
      // After so many wrong tries in all the right digits are answered as wrong ones: what does not exist is answered so too.
      if (view !== null && !taken.spent) {
        await taken.giveBack();
        return { kind: 'SHOWN', view };
      }
      await ports.sleep(Math.max(0, asked_at + ports.refuseAfterMs - ports.now()));
      return { kind: 'REFUSED' };
    },
  };
}

/** The secret part of a link as it was meant: its 32 signs have no o, i or l, which people read into 0 and 1. */
export const tokenOf = (typed: string): string =>
  typed.slice(0, 64).toLowerCase().replaceAll('o', '0').replace(/[il]/g, '1');
