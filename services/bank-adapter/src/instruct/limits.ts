/** How many calls at once a bank is given by this process. Both lanes take their places here. */

/** The bank's limit is shared by the workers that live; each has at least one place, or a bank would be out of reach. */
export const shareOf = (max_in_flight: number, workers: number): number =>
  Math.max(1, Math.ceil(max_in_flight / Math.max(1, workers)));

/** Gives the place back, once. */
export type Leave = () => void;

export interface Places {
  /** Null: every place at the bank is taken. */
  enter(bank_id: string): Leave | null;
  inFlight(bank_id: string): number;
  /** Called with the bank whenever a place was given back. */
  onFree(listener: (bank_id: string) => void): void;
}

export function createPlaces(limitOf: (bank_id: string) => number): Places {
  const taken = new Map<string, number>();
  const listeners: ((bank_id: string) => void)[] = [];
  const inFlight = (bank_id: string): number => taken.get(bank_id) ?? 0;

  return {
    inFlight,
    onFree: (listener) => void listeners.push(listener),
    enter(bank_id) {
      if (inFlight(bank_id) >= limitOf(bank_id)) return null;
      taken.set(bank_id, inFlight(bank_id) + 1);
      let left = false;
      return () => {
        if (left) throw new Error(`a place at ${bank_id} was given back twice`);
        left = true;
        taken.set(bank_id, inFlight(bank_id) - 1);
        for (const listener of listeners) listener(bank_id);
      };
    },
  };
}
