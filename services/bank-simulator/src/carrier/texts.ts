/** The texts that a carrier has, as its journal keeps them. */
import type { Journal } from '../bank/journal.ts';

export interface CarrierText {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly received_at_ms: number;
  /** How often it was given; it went to the telephone once. */
  readonly count: number;
  readonly state: 'TAKEN' | 'DELIVERED' | 'UNDELIVERED';
}

export interface KeptTexts {
  get(id: string): CarrierText | undefined;
  all(): readonly CarrierText[];
  /** Resolves when it would outlive this process. */
  put(text: CarrierText): Promise<void>;
  clear(): void;
}

export function keepTexts(journal: Journal): KeptTexts {
  const texts = new Map<string, CarrierText>();
  const keep = (text: CarrierText): void => void texts.set(text.id, text);
  for (const line of journal.earlier()) keep(JSON.parse(line) as CarrierText);
  return {
    get: (id) => texts.get(id),
    all: () => [...texts.values()],
    async put(text) {
      keep(text);
      journal.write(JSON.stringify(text));
      await journal.handed();
    },
    clear() {
      texts.clear();
      journal.clear();
    },
  };
}
