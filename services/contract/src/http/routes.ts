/**
 * The HTTP API: for each RPC its method and path. The doors' router, the OpenAPI document and the CLI read this table.
 * A path parameter has the name of the request's field; what is in neither path nor header is the body of a request
 * that changes something, and the query of one that reads.
 */
import type { Rpc } from '../schemas/requests.ts';

export interface HttpRoute {
  readonly method: 'get' | 'post' | 'patch';
  /** As OpenAPI writes it: `/v1/cases/{case_id}`. */
  readonly path: string;
  /** `created` is 201 at first and 200 for a repeat; `events` is a stream of server-sent events. */
  readonly answer: 'ok' | 'created' | 'events';
  readonly summary: string;
}

export const HTTP_ROUTES = {
  SubmitStop: { method: 'post', path: '/v1/cases', answer: 'created', summary: 'The one button' },
  AddPayments: { method: 'post', path: '/v1/cases/{case_id}/payments', answer: 'ok', summary: 'More payments' },
  CorrectPayment: {
    method: 'patch',
    path: '/v1/cases/{case_id}/payments/{payment_id}',
    answer: 'ok',
    summary: 'Correct what was told of a payment',
  },
  WithdrawPayment: {
    method: 'post',
    path: '/v1/cases/{case_id}/payments/{payment_id}/withdrawal',
    answer: 'ok',
    summary: 'Take a payment back',
  },
  GetCase: { method: 'get', path: '/v1/cases/{case_id}', answer: 'ok', summary: 'One case as it is now' },
  WatchCase: {
    method: 'get',
    path: '/v1/cases/{case_id}/events',
    answer: 'events',
    summary: 'One case now and at each append; the id of an event is the version',
  },
  ResendText: { method: 'post', path: '/v1/cases/{case_id}/texts', answer: 'ok', summary: 'Send the text again' },
  ListCases: { method: 'get', path: '/v1/cases', answer: 'ok', summary: 'The board' },
  FindCases: { method: 'get', path: '/v1/cases:find', answer: 'ok', summary: 'Cases by one thing known of them' },
  AskBank: { method: 'post', path: '/v1/orders/{order_id}/ring', answer: 'ok', summary: 'Ask the bank once more' },
  ClaimPhoneTask: {
    method: 'post',
    path: '/v1/phone-tasks/{phone_task_id}/claim',
    answer: 'ok',
    summary: 'Keep others from telephoning the same desk',
  },
  RecordPhoneOutcome: {
    method: 'post',
    path: '/v1/phone-tasks/{phone_task_id}/outcome',
    answer: 'ok',
    summary: 'What came of a telephone call',
  },
  AddNote: { method: 'post', path: '/v1/cases/{case_id}/notes', answer: 'ok', summary: 'Write something down' },
  AssignCase: {
    method: 'post',
    path: '/v1/cases/{case_id}/assignment',
    answer: 'ok',
    summary: 'Give the case to another operator',
  },
  CloseCase: { method: 'post', path: '/v1/cases/{case_id}/closing', answer: 'ok', summary: 'Close the case' },
  ListPhoneTasks: { method: 'get', path: '/v1/phone-tasks', answer: 'ok', summary: 'Open phone tasks, oldest first' },
  WatchCases: {
    method: 'get',
    path: '/v1/events',
    answer: 'events',
    summary: 'Summaries of the cases that changed; the id of an event is the position',
  },
  CheckAccount: {
    method: 'post',
    path: '/v1/accounts:check',
    answer: 'ok',
    summary: 'What an account number is and whose; nothing is stored',
  },
  ListBanks: { method: 'get', path: '/v1/banks', answer: 'ok', summary: 'Every bank and how it is doing' },
  GetStatus: { method: 'get', path: '/v1/status', answer: 'ok', summary: 'How Stopline is doing' },
} as const satisfies Partial<Record<Rpc, HttpRoute>>;

export type HttpRpc = keyof typeof HTTP_ROUTES;

export const httpRpcs = Object.keys(HTTP_ROUTES) as readonly HttpRpc[];

export const routeOf = (rpc: HttpRpc): HttpRoute => HTTP_ROUTES[rpc];

/** `/v1/cases/{case_id}` names `case_id`. */
export const pathFields = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** For Express 5: parameters as `:case_id`, and a colon that is itself escaped. */
export const expressPath = (path: string): string => path.replaceAll(':', '\\:').replace(/\{(\w+)\}/g, ':$1');
