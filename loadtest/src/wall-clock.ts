/** Milliseconds since the epoch with a fraction: the same clock for every process of this machine, the banks' too. */
export const wallClock = (): number => performance.timeOrigin + performance.now();
