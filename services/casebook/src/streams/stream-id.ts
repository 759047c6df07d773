/** Ids of stream entries: `<ms>-<count>`. As texts they do not sort. */
export const START = '0-0';

export function compareIds(a: string, b: string): number {
  const [aMs = 0, aCount = 0] = a.split('-').map(Number);
  const [bMs = 0, bCount = 0] = b.split('-').map(Number);
  return aMs === bMs ? aCount - bCount : aMs - bMs;
}

export const msOfId = (id: string): number => Number(id.split('-')[0]);
