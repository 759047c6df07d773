/** One tail of the record's changes for the whole process, told on to whoever watches. */
import type { Change, Changes } from '@stopline/casebook/casebook.ts';
import { type Bell, bell } from './bell.ts';

export interface Watch {
  readonly bell: Bell;
  close(): void;
}
export interface CaseWatch extends Watch {
  /** The version that the last change told of; undefined when the record must be asked. */
  atLeast(): number | undefined;
}
export interface BoardWatch extends Watch {
  /** What changed since the last time. */
  take(): BoardChange;
}
export interface BoardChange {
  /** The latest version told of each case; null when some may have been missed, or they were too many to keep. */
  readonly changed: ReadonlyMap<string, number> | null;
  /** Behind these changes; null until the record has been heard of. */
  readonly position: string | null;
}

export interface Live {
  /** Its bell is heard until `gone`. */
  watchCase(case_id: string, gone: AbortSignal): CaseWatch;
  watchAll(gone: AbortSignal): BoardWatch;
  /** Behind what was told last; null until the record has been heard of. */
  position(): string | null;
  /** What came after a position; null if that cannot be told any more. */
  since: Changes['since'];
}

/** A reader that is further behind is better served by the board as it is now. */
const BEHIND_MAX = 1_000;

interface Onlooker {
  readonly bell: Bell;
  version: number | undefined;
}
interface Board {
  readonly bell: Bell;
  changed: Map<string, number>;
  missed: boolean;
}

/** Follows for as long as the process lives: who closes the tail has closed this. */
export function openLive(changes: Changes): Live {
  const byCase = new Map<string, Set<Onlooker>>();
  const boards = new Set<Board>();
  let position: string | null = null;

  const tell = ({ case_id, version }: Change): void => {
    for (const onlooker of byCase.get(case_id) ?? []) look(onlooker, version);
    for (const board of boards) note(board, case_id, version);
  };
  changes.follow({
    onChange(list, behind) {
      position = behind;
      list.forEach(tell);
    },
    onResync(behind) {
      position = behind;
      for (const onlookers of byCase.values()) for (const onlooker of onlookers) look(onlooker, undefined);
      for (const board of boards) missed(board);
    },
  });

  return {
    watchCase(case_id, gone) {
      const onlooker: Onlooker = { bell: bell(gone), version: undefined };
      const onlookers = byCase.get(case_id) ?? new Set();
      byCase.set(case_id, onlookers.add(onlooker));
      return {
        bell: onlooker.bell,
        atLeast: () => onlooker.version,
        close() {
          onlookers.delete(onlooker);
          if (onlookers.size === 0 && byCase.get(case_id) === onlookers) byCase.delete(case_id);
        },
      };
    },
    watchAll(gone) {
      const board: Board = { bell: bell(gone), changed: new Map(), missed: false };
      boards.add(board);
      return {
        bell: board.bell,
        take: () => ({ changed: taken(board), position }),
        close: () => void boards.delete(board),
      };
    },
    position: () => position,
    since: (text) => changes.since(text),
  };
}

function look(onlooker: Onlooker, version: number | undefined): void {
  onlooker.version = version;
  onlooker.bell.ring();
}

function note(board: Board, case_id: string, version: number): void {
  if (!board.missed) board.changed.set(case_id, version);
  if (board.changed.size > BEHIND_MAX) missed(board);
  else board.bell.ring();
}

function missed(board: Board): void {
  board.missed = true;
  board.changed.clear();
  board.bell.ring();
}

function taken(board: Board): ReadonlyMap<string, number> | null {
  const changed = board.missed ? null : board.changed;
  board.changed = new Map();
  board.missed = false;
  return changed;
}
