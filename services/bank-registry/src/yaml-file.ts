import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Fault, type Issue, pathText } from './faults.ts';

export type Parsed<T> = { readonly value: T; readonly bytes: Uint8Array } | { readonly faults: readonly Fault[] };

/** What a schema cannot find while something else is wrong: run on the text as it is. */
type MoreChecks = (plain: unknown) => readonly Issue[];
const none: MoreChecks = () => [];

/** Reads a YAML file against a schema and gives every fault with its line and path. */
export function readYaml<T>(file: string, schema: z.ZodType<T>, also: MoreChecks = none): Parsed<T> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return {
      faults: [
        { file, path: '', problem: `cannot be read: ${error instanceof Error ? error.message : String(error)}` },
      ],
    };
  }
  const parsed = parseYaml(file, new TextDecoder().decode(bytes), schema, also);
  return 'faults' in parsed ? parsed : { value: parsed.value, bytes };
}

export function parseYaml<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
  also: MoreChecks = none,
): { readonly value: T } | { readonly faults: readonly Fault[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    return {
      faults: document.errors.map((error) => ({
        file,
        line: lines.linePos(error.pos[0]).line,
        path: '',
        problem: firstLine(error.message),
      })),
    };
  }
  let plain: unknown;
  try {
    plain = document.toJS();
  } catch (error) {
    // Aliases that multiply beyond measure.
    return { faults: [{ file, path: '', problem: error instanceof Error ? error.message : String(error) }] };
  }
  const checked = schema.safeParse(plain);
  const issues: readonly Issue[] = [...(checked.error?.issues ?? []), ...also(plain)];
  if (checked.success && issues.length === 0) return { value: checked.data };
  const lineOf = (path: readonly PropertyKey[]): number => {
    // The nearest thing that stands in the text: what is missing has no line of its own.
    for (let length = path.length; length > 0; length--) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      if (hasRange(node)) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  return {
    faults: issues.map(({ path, message }) => ({
      file,
      line: lineOf(path),
      path: pathText(path),
      problem: message,
    })),
  };
}

const firstLine = (message: string): string => message.split('\n', 1)[0] ?? message;

const hasRange = (node: unknown): node is { readonly range: readonly [number, ...number[]] } =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
