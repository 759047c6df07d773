/** Whether anybody can see this tab. */
export const isHidden = (): boolean => document.visibilityState === 'hidden';

/** Runs each time the tab comes back into sight; the answer calls it off. */
export function onSeenAgain(task: () => void): () => void {
  const look = (): void => {
    if (!isHidden()) task();
  };
  document.addEventListener('visibilitychange', look);
  return () => document.removeEventListener('visibilitychange', look);
}
