/** `authorization: Bearer <token>`, as gRPC metadata and as HTTP header alike. */
import { StoplineError } from '@stopline/contract/errors/stopline-error.ts';
import type { Operator, Operators } from './operators.ts';

const BEARER = /^Bearer +([\x21-\x7e]{1,512})$/i;

/** The same answer for every fault: what was nearly right is nobody's business. */
export function authenticate(operators: Operators, header: string | undefined): Operator {
  const token = BEARER.exec(header ?? '')?.[1];
  const operator = token === undefined ? null : operators.byToken(token);
  if (operator !== null) return operator;
  throw new StoplineError('UNAUTHENTICATED', 'send `authorization: Bearer <token>` with the token of an operator');
}
