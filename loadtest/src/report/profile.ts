/** A V8 processor profile in a few lines. */
interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
}

export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: CallFrame;
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

export interface Time {
  /** Of the time in which the process did anything at all. */
  readonly share: number;
  readonly where: string;
}

export interface Times {
  /** Share of the whole time in which the process did anything. */
  readonly busy: number;
  /** Which room, package or part of Node the processor was in. */
  readonly rooms: readonly Time[];
  /** Which function it was in. */
  readonly functions: readonly Time[];
  /** Our own functions, with all that they called. */
  readonly within: readonly Time[];
}

export function timesOf(profile: CpuProfile): Times {
  const self = selfTimes(profile);
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const all = sum(self.values());
  for (const [id, { functionName }] of frames) if (functionName === '(idle)') self.delete(id);
  const busy = sum(self.values());
  const bySelf = (nameOf: (frame: CallFrame) => string): readonly Time[] => {
    const times = new Map<string, number>();
    for (const [id, us] of self) add(times, nameOf(frames.get(id) ?? NOWHERE), us);
    return highestFirst(times, busy);
  };
  return {
    busy: busy / all,
    rooms: bySelf(roomOf),
    functions: bySelf(placeOf),
    within: highestFirst(inclusiveTimes(profile, self), busy),
  };
}

const NOWHERE: CallFrame = { functionName: '(unknown)', url: '', lineNumber: 0 };

function selfTimes({ samples, timeDeltas }: CpuProfile): Map<number, number> {
  const times = new Map<number, number>();
  for (const [at, id] of samples.entries()) add(times, id, timeDeltas[at] ?? 0);
  return times;
}

/** A function that calls itself, by whatever way, counts once. */
function inclusiveTimes({ nodes }: CpuProfile, self: ReadonlyMap<number, number>): Map<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const times = new Map<string, number>();
  const visit = (id: number, above: ReadonlySet<string>): void => {
    const node = byId.get(id);
    if (node === undefined) return;
    const place = placeOf(node.callFrame);
    const ours = place.includes('  services/') && !above.has(place);
    const within = ours ? new Set(above).add(place) : above;
    const us = self.get(id) ?? 0;
    if (us > 0) for (const each of within) add(times, each, us);
    for (const child of node.children ?? []) visit(child, within);
  };
  const called = new Set(nodes.flatMap(({ children }) => children ?? []));
  for (const { id } of nodes) if (!called.has(id)) visit(id, new Set());
  return times;
}

/** From the package or the room on: the rest of the path is this machine's. */
function placeOf({ functionName, url, lineNumber }: CallFrame): string {
  const name = functionName === '' ? '(anonymous)' : functionName;
  if (url === '') return name;
  return `${name}  ${url.replace(/^.*\/(node_modules|services|loadtest)\//, '$1/')}:${lineNumber + 1}`;
}

function roomOf(frame: CallFrame): string {
  const { url, functionName } = frame;
  if (url === '') return functionName.startsWith('(') ? functionName : '(native)';
  const found = /(?:node_modules\/(?:@[^/]+\/)?[^/]+|services\/[^/]+|node:internal\/[^/:]+|node:[^/:]+|wasm)/.exec(
    url.slice(Math.max(0, url.lastIndexOf('node_modules/'))),
  );
  return found?.[0] ?? url;
}

const add = <K>(times: Map<K, number>, key: K, us: number): void => void times.set(key, (times.get(key) ?? 0) + us);

const sum = (all: Iterable<number>): number => [...all].reduce((total, us) => total + us, 0);

const highestFirst = (times: ReadonlyMap<string, number>, busy: number): readonly Time[] =>
  [...times].map(([where, us]) => ({ where, share: us / busy })).sort((one, other) => other.share - one.share);
