export interface ReadinessState {
  ready: boolean;
  /** Each check's present answer, so that "not ready" says why. */
  checks: Record<string, boolean>;
}

export interface Readiness {
  /** `isReady` is asked at each look, so it must be cheap: a flag or a connection's state. */
  addCheck(name: string, isReady: () => boolean): void;
  state(): ReadinessState;
}

export interface OwnedReadiness extends Readiness {
  /** The process has started, or has begun to stop. */
  setStarted(started: boolean): void;
}

export function createReadiness(): OwnedReadiness {
  const checks = new Map<string, () => boolean>();
  let started = false;
  return {
    addCheck(name, isReady) {
      checks.set(name, isReady);
    },
    setStarted(value) {
      started = value;
    },
    state() {
      const answers = Object.fromEntries([...checks].map(([name, isReady]) => [name, isReady()]));
      const all = { started, ...answers };
      return { ready: Object.values(all).every(Boolean), checks: all };
    },
  };
}
