/** What the browser keeps. Private windows and full disks refuse; a console that cannot remember still works. */
export interface Store {
  read(name: string): string | null;
  /** False: it was not kept. */
  write(name: string, value: string): boolean;
  remove(name: string): void;
  names(): readonly string[];
}

const PREFIX = 'stopline.';

function storeOf(area: () => Storage): Store {
  const attempt = <T>(act: () => T, otherwise: T): T => {
    try {
      return act();
    } catch {
      return otherwise;
    }
  };
  return {
    read: (name) => attempt(() => area().getItem(PREFIX + name), null),
    write: (name, value) =>
      attempt(() => {
        area().setItem(PREFIX + name, value);
        return true;
      }, false),
    remove: (name) => attempt(() => area().removeItem(PREFIX + name), undefined),
    names: () =>
      attempt(
        () =>
          Object.keys(area())
            .filter((name) => name.startsWith(PREFIX))
            .map((name) => name.slice(PREFIX.length)),
        [],
      ),
  };
}

/** Of this browser: outlives the tab. */
export const lasting = storeOf(() => localStorage);
/** Of this tab: survives a reload, not the tab. */
export const ofTab = storeOf(() => sessionStorage);
