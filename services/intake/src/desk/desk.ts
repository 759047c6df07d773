/** One function for each RPC, the same for both doors: a request in domain form and who asks, an answer in domain form. */
import type { RequestOf, Rpc } from '@stopline/contract';
import { type BoardBeats, boardBeats } from './board-beats.ts';
import { addNote, askBank, assignCase, closeCase, resendText } from './casework.ts';
import { checkAccount, findCases } from './find.ts';
import { listCases, listPhoneTasks } from './lists.ts';
import { correctPayment, withdrawPayment } from './payments.ts';
import { claimPhoneTask, recordPhoneOutcome } from './phone.ts';
import type { DeskPorts } from './ports.ts';
import { addPayments, submitStop } from './press.ts';
import { getCase } from './read-case.ts';
import { getStatus, listBanks } from './standing.ts';
import type { Caller } from './views.ts';
import { watchCase } from './watch-case.ts';
import { watchCases } from './watch-cases.ts';

type Answering<R extends Rpc> = (ports: DeskPorts, request: RequestOf<R>, caller: Caller) => Promise<object>;
type Streaming<R extends Rpc> = (
  ports: DeskPorts & { readonly beats: BoardBeats },
  request: RequestOf<R>,
  caller: Caller,
  signal: AbortSignal,
) => AsyncIterable<object>;

const ANSWERS = {
  SubmitStop: submitStop,
  AddPayments: addPayments,
  CorrectPayment: correctPayment,
  WithdrawPayment: withdrawPayment,
  GetCase: getCase,
  ResendText: resendText,
  AskBank: askBank,
  ClaimPhoneTask: claimPhoneTask,
  RecordPhoneOutcome: recordPhoneOutcome,
  AddNote: addNote,
  AssignCase: assignCase,
  CloseCase: closeCase,
  ListCases: listCases,
  FindCases: findCases,
  ListPhoneTasks: listPhoneTasks,
  CheckAccount: checkAccount,
  ListBanks: listBanks,
  GetStatus: getStatus,
} as const satisfies { readonly [R in Rpc]?: Answering<R> };

const STREAMS = { WatchCase: watchCase, WatchCases: watchCases } as const satisfies {
  readonly [R in Rpc]?: Streaming<R>;
};

export type AnswerRpc = keyof typeof ANSWERS;
export type StreamRpc = keyof typeof STREAMS;

export interface Desk {
  readonly answer: { readonly [R in AnswerRpc]: (request: RequestOf<R>, caller: Caller) => Promise<object> };
  readonly stream: {
    readonly [R in StreamRpc]: (request: RequestOf<R>, caller: Caller, signal: AbortSignal) => AsyncIterable<object>;
  };
}

export function openDesk(given: DeskPorts): Desk {
  const ports = { ...given, beats: boardBeats(given) };
  const bind = (table: object): object =>
    Object.fromEntries(Object.entries(table).map(([rpc, act]) => [rpc, (...args: unknown[]) => act(ports, ...args)]));
  return { answer: bind(ANSWERS) as Desk['answer'], stream: bind(STREAMS) as Desk['stream'] };
}
