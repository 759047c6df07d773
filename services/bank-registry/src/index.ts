export { type DutyOfficer, dutyOfficer } from './duty.ts';
export { type Fault, faultText, RegistryFaults } from './faults.ts';
export { createRegistry, loadRegistry, type RegistryHandle, type Reload } from './load.ts';
export type { Bank, Channel, GrpcChannel, Registry } from './registry.ts';
export { type Route, type RoutedBank, route, type ToBank, type ToEnquiry, type ToNobody } from './route.ts';
export { isLoopback } from './schema.ts';
export { bankById, banksForEnquiry, ENQUIRY_BANKS_MAX } from './views.ts';
export type { RouteWarning } from './warnings.ts';
