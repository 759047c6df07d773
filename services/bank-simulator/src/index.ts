export { MAGIC } from './bank/magic.ts';
export type { BankAct } from './world/acts.ts';
export type { Arrival, ArrivalQuery } from './world/arrivals.ts';
export { type BankGiven, type BankPatch, BEHAVIOURS, type Behaviour, fileSchema } from './world/settings.ts';
export {
  type BankState,
  type Receipt,
  type Simulator,
  type SimulatorOptions,
  type Stats,
  startSimulator,
} from './world/simulator.ts';
