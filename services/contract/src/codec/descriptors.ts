/** What the codec must know of every message, read off the proto files once: which field is spelled how. */
import { join } from 'node:path';
import protobuf from 'protobufjs';
import { PROTO_DIR, PROTO_FILES } from '../proto.ts';

export type FieldKind = 'string' | 'bool' | 'number' | 'int64' | 'enum' | 'timestamp' | 'message';

export interface FieldPlan {
  readonly name: string;
  readonly kind: FieldKind;
  readonly shape: 'one' | 'list' | 'map';
  /** The oneof that says whether the field is set: its own for an `optional` one, the shared one for a choice. */
  readonly marker: string | null;
  /** Whether `marker` is a choice between several fields. */
  readonly choice: boolean;
  readonly enumeration: EnumPlan | null;
  /** The name of the message in `stopline.v1`. */
  readonly message: string | null;
  readonly comment: string;
}

export interface EnumPlan {
  readonly name: string;
  readonly prefix: string;
  /** Without prefix, in order of their numbers; UNSPECIFIED is not among them. */
  readonly values: readonly string[];
}

export interface MessagePlan {
  readonly name: string;
  readonly comment: string;
  readonly fields: readonly FieldPlan[];
}

export const UNSPECIFIED = 'UNSPECIFIED';
const TIMESTAMP = '.google.protobuf.Timestamp';

function loadRoot(): protobuf.Root {
  const root = new protobuf.Root();
  const inherited = root.resolvePath.bind(root);
  // Imports are written from the proto root, as buf and protoc read them; google's own come with protobufjs.
  root.resolvePath = (origin, target) =>
    target.startsWith('google/') ? inherited(origin, target) : join(PROTO_DIR, target);
  root.loadSync([...PROTO_FILES], { keepCase: true, alternateCommentMode: true });
  root.resolveAll();
  return root;
}

const upperSnake = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();

function enumPlan(type: protobuf.Enum): EnumPlan {
  const prefix = `${upperSnake(type.name)}_`;
  const values = Object.entries(type.values)
    .sort(([, a], [, b]) => a - b)
    .map(([value]) => value.slice(prefix.length))
    .filter((value) => value !== UNSPECIFIED);
  return { name: type.name, prefix, values };
}

function kindOf(field: protobuf.Field): FieldKind {
  if (field.resolvedType instanceof protobuf.Enum) return 'enum';
  if (field.resolvedType instanceof protobuf.Type) {
    return field.resolvedType.fullName === TIMESTAMP ? 'timestamp' : 'message';
  }
  if (field.type === 'int32') return 'number';
  if (field.type === 'string' || field.type === 'bool' || field.type === 'int64') return field.type;
  throw new TypeError(`${field.fullName}: the codec does not know the type ${field.type}`);
}

function fieldPlan(field: protobuf.Field): FieldPlan {
  field.resolve();
  const kind = kindOf(field);
  return {
    name: field.name,
    kind,
    shape: field.map ? 'map' : field.repeated ? 'list' : 'one',
    marker: field.partOf?.name ?? null,
    choice: field.partOf !== null && field.partOf.fieldsArray.length > 1,
    enumeration: field.resolvedType instanceof protobuf.Enum ? enumPlan(field.resolvedType) : null,
    message: kind === 'message' ? (field.resolvedType?.name ?? null) : null,
    comment: field.comment ?? '',
  };
}

function plansOf(namespace: protobuf.Namespace): ReadonlyMap<string, MessagePlan> {
  const types = namespace.nestedArray.filter((nested) => nested instanceof protobuf.Type);
  return new Map(
    types.map((type) => [
      type.name,
      { name: type.name, comment: type.comment ?? '', fields: type.fieldsArray.map(fieldPlan) },
    ]),
  );
}

const v1 = loadRoot().lookup('stopline.v1');
if (!(v1 instanceof protobuf.Namespace)) throw new TypeError(`no package stopline.v1 in ${PROTO_DIR}`);

export const messagePlans = plansOf(v1);
export const enumPlans: ReadonlyMap<string, EnumPlan> = new Map(
  v1.nestedArray.filter((nested) => nested instanceof protobuf.Enum).map((type) => [type.name, enumPlan(type)]),
);

export function planOf(message: string): MessagePlan {
  const plan = messagePlans.get(message);
  if (plan === undefined) throw new TypeError(`no message ${message} in stopline.v1`);
  return plan;
}
