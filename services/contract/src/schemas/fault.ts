/**
 * How a schema says what is wrong. Convention: the message of every schema and check here is WHAT IS RIGHT; what was
 * wrong is worked out from the issue, or stands in its `params.problem` where only the check itself can know.
 * A problem never repeats a number or a name: problems end in logs.
 */
import type * as z from 'zod';
import { type FieldViolation, invalidFields, StoplineError } from '../errors/stopline-error.ts';
import { LIMITS } from '../limits.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What checks and transforms push into. */
export interface IssueSink {
  readonly issues: z.core.$ZodRawIssue[];
}

export function wrong(sink: IssueSink, problem: string, expected: string, path: Path = []): void {
  sink.issues.push({ code: 'custom', message: expected, params: { problem }, path: [...path], input: undefined });
}

/** Parses JSON form into domain form, or throws a StoplineError that lists what is wrong. */
export function read<S extends z.ZodType>(schema: S, json: unknown): z.output<S> {
  const result = schema.safeParse(json, { reportInput: true });
  if (result.success) return result.data;
  const { issues } = result.error;
  if (issues.some(isMissingKey)) {
    throw new StoplineError('IDEMPOTENCY_KEY_MISSING', 'a request that changes something needs an idempotency key', {
      violations: [violationOf(issues.find(isMissingKey) as Issue)],
    });
  }
  throw invalidFields(issues.flatMap(spread).slice(0, LIMITS.violations_max).map(violationOf));
}

const isMissingKey = (issue: Issue): boolean =>
  issue.path.length === 1 && issue.path[0] === 'idempotency_key' && isMissing(issue);

const isMissing = (issue: Issue): boolean => issue.code === 'invalid_type' && issue.input === undefined;

/** One issue names all unknown fields of an object; each gets a line of its own. */
function spread(issue: Issue): Issue[] {
  if (issue.code !== 'unrecognized_keys') return [issue];
  return issue.keys.map((key) => ({ ...issue, path: [...issue.path, key] }));
}

const violationOf = (issue: Issue): FieldViolation => ({
  field: fieldPath(issue.path),
  problem: problemOf(issue),
  expected: issue.message,
});

/** `payments[0].amount.minor_units`; what is about no single field is about the `request`. */
export function fieldPath(path: Path): string {
  if (path.length === 0) return 'request';
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? printable(String(step)) : `${text}.${printable(String(step))}`;
  }, '');
}

/** An unknown field's name is whatever somebody typed. */
const printable = (step: string): string => step.replace(/[^\x20-\x7e]/g, '?').slice(0, 64);

function problemOf(issue: Issue): string {
  switch (issue.code) {
    case 'custom':
      return String(issue.params?.problem ?? 'it is wrong');
    case 'invalid_type':
      return isMissing(issue) ? 'it is missing' : `it is ${kindOf(issue.input)}`;
    case 'invalid_value':
      return issue.input === undefined ? 'it is missing' : `${shown(issue.input)} is not one of the values`;
    case 'unrecognized_keys':
      return 'there is no such field';
    case 'too_big':
    case 'too_small':
      return Array.isArray(issue.input) ? `it has ${issue.input.length} entries` : 'it is out of bounds';
    default:
      return 'it is wrong';
  }
}

/** Only what looks like a word of ours is repeated. */
function shown(input: unknown): string {
  return typeof input === 'string' && /^[A-Za-z_]{1,40}$/.test(input) ? input : `this ${typeof input}`;
}

function kindOf(input: unknown): string {
  if (input === null) return 'null';
  if (Array.isArray(input)) return 'a list';
  return typeof input === 'object' ? 'an object' : `a ${typeof input}`;
}
