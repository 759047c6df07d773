import type { z } from 'zod';

/** One environment variable: what it means, how it is read, what it is when nobody says. */
export interface Setting<T> {
  env: `STOPLINE_${string}`;
  /** From the variable's text to the value that the program uses. */
  schema: z.ZodType<T, string>;
  /** As text, as a person would write it. */
  default?: string;
  /** May be left out; the value is then absent. A setting with neither this nor a default must be given. */
  optional?: true;
  /** Masked wherever settings are printed; may also come from the file that `<env>_FILE` names. */
  secret?: true;
  help: string;
  unit?: string;
}

export type Settings = Readonly<Record<string, Setting<unknown>>>;

/** All settings of one process. */
export interface ConfigSpec<S extends Settings = Settings> {
  name: string;
  settings: S;
}

type ValueOf<D> = D extends { schema: z.ZodType<infer T, string> } ? T : never;

/** What the program sees: an optional setting is an optional property. */
export type ConfigOf<S extends Settings> = {
  readonly [K in keyof S as S[K] extends { optional: true } ? never : K]: ValueOf<S[K]>;
} & {
  readonly [K in keyof S as S[K] extends { optional: true } ? K : never]?: ValueOf<S[K]>;
};

/** Keeps each definition's own type, so that the config's type follows from it. */
export function setting<const D extends Setting<unknown>>(definition: D): D {
  return definition;
}
