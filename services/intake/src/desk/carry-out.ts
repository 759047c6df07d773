import { type CommandBody, type Given, type Giving, give } from './give.ts';
import type { DeskPorts } from './ports.ts';
import { type Caller, type CaseShown, showCase } from './views.ts';

export interface CommandAnswer {
  readonly case: CaseShown;
  /** R20: the same had been carried out before. */
  readonly replayed: boolean;
}

export const answerOf = (ports: DeskPorts, given: Given, caller: Caller): CommandAnswer => ({
  case: showCase(given, { caller, registry: ports.registry(), at: ports.now() }),
  replayed: given.replayed,
});

/** The whole life of most commands: on disk, then shown. */
export const carryOut = async (ports: DeskPorts, body: CommandBody, giving: Giving): Promise<CommandAnswer> =>
  answerOf(ports, await give(ports, body, giving), giving.caller);
