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
  /** The cases that changed since the last time; null when some may have been missed, or they were too many to keep. */
  take(): readonly string[] | null;
}

export interface Live {
  watchCase(case_id: string): CaseWatch;
  watchAll(): BoardWatch;
  close(): Promise<void>;
}

/** A reader that is further behind is better served by the board as it is now. */
const BEHIND_MAX = 1_000;

interface Onlooker {
  readonly bell: Bell;
  version: number | undefined;
}
interface Board {
  readonly bell: Bell;
  changed: Set<string>;
  missed: boolean;
}

export function openLive(changes: Changes): Live {
  const byCase = new Map<string, Set<Onlooker>>();
  const boards = new Set<Board>();

  const tell = ({ case_id, version }: Change): void => {
    for (const onlooker of byCase.get(case_id) ?? []) {
      onlooker.version = version;
      onlooker.bell.ring();
    }
    for (const board of boards) note(board, case_id);
  };
  const following = changes.follow({
    onChange: (list) => list.forEach(tell),
    onResync() {
      for (const onlooker of [...byCase.values()].flatMap((onlookers) => [...onlookers])) {
        onlooker.version = undefined;
        onlooker.bell.ring();
      }
      for (const board of boards) {
        board.missed = true;
        board.bell.ring();
      }
    },
  });

  return {
    watchCase(case_id) {
      const onlooker: Onlooker = { bell: bell(), version: undefined };
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
    watchAll() {
      const board: Board = { bell: bell(), changed: new Set(), missed: false };
      boards.add(board);
      return { bell: board.bell, take: () => taken(board), close: () => void boards.delete(board) };
    },
    close: () => following.close(),
  };
}

function note(board: Board, case_id: string): void {
  if (!board.missed) board.changed.add(case_id);
  if (board.changed.size > BEHIND_MAX) board.missed = true;
  board.bell.ring();
}

function taken(board: Board): readonly string[] | null {
  const changed = board.missed ? null : [...board.changed];
  board.changed = new Set();
  board.missed = false;
  return changed;
}
