/** Text kept outside the garbage collector's reach: half a million small records as objects show in everybody's p99. */
export interface Lines {
  /** Where it is kept. A line must be shorter than a block. */
  add(line: string): number;
  at(place: number): string;
}

const BLOCK_BYTES = 1024 * 1024;
const END = 10;

export function createLines(): Lines {
  const blocks: Buffer[] = [];
  let current = Buffer.alloc(0);
  let used = 0;
  return {
    add(line) {
      const bytes = Buffer.byteLength(line) + 1;
      if (used + bytes > current.length) {
        current = Buffer.allocUnsafeSlow(BLOCK_BYTES);
        blocks.push(current);
        used = 0;
      }
      const place = (blocks.length - 1) * BLOCK_BYTES + used;
      used += current.write(line, used);
      current[used] = END;
      used += 1;
      return place;
    },
    at(place) {
      const block = blocks[Math.floor(place / BLOCK_BYTES)];
      if (block === undefined) throw new RangeError(`no line at ${place}`);
      const start = place % BLOCK_BYTES;
      return block.toString('utf8', start, block.indexOf(END, start));
    },
  };
}
