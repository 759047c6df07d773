import type { Ids } from '@stopline/platform/ports/ids.ts';

export interface AppendIds {
  /** Never the same twice, in any process. */
  next(): string;
}

/** Drawn once for this process, then counted: cheaper than drawing each. */
export function appendIds(ids: Pick<Ids, 'bytes'>): AppendIds {
  const writer = ids.bytes(9).toString('base64url');
  let count = 0;
  return {
    next() {
      count += 1;
      return `${writer}-${count.toString(36)}`;
    },
  };
}
