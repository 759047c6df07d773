/** The cases that this process worked on lately. */
import type { Loaded } from '../casebook.ts';

export interface CaseCache {
  get(case_id: string): Loaded | null;
  keep(case_id: string, loaded: Loaded): void;
  drop(case_id: string): void;
}

/** Least recently used goes first. */
export function caseCache(max: number): CaseCache {
  // A Map remembers the order of insertion: what is used is put in again, at the end.
  const cases = new Map<string, Loaded>();
  return {
    get(case_id) {
      const loaded = cases.get(case_id);
      if (loaded === undefined) return null;
      cases.delete(case_id);
      cases.set(case_id, loaded);
      return loaded;
    },
    keep(case_id, loaded) {
      cases.delete(case_id);
      cases.set(case_id, loaded);
      if (cases.size <= max) return;
      const oldest = cases.keys().next().value;
      if (oldest !== undefined) cases.delete(oldest);
    },
    drop: (case_id) => void cases.delete(case_id),
  };
}
