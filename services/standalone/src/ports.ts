/** Every port of the house on one machine. An offset moves them all together, so that two houses can stand side by side. */
export interface Ports {
  readonly redis: number;
  readonly intakeGrpc: number;
  readonly intakeHttp: number;
  readonly gateway: number;
  /** Where the victim's page is. */
  readonly publicPages: number;
  /** Where the carrier's receipts come in. */
  readonly notifier: number;
  readonly intakeMetrics: number;
  readonly workerMetrics: number;
  readonly gatewayMetrics: number;
  readonly schedulerMetrics: number;
  readonly notifierMetrics: number;
  readonly pagesMetrics: number;
  readonly simulatorMetrics: number;
  readonly simulatorControl: number;
  /** The first bank's; the others follow. Below the ports that the system hands out by itself. */
  readonly firstBank: number;
}

export const portsAt = (offset: number): Ports => ({
  redis: 6390 + offset,
  intakeGrpc: 50051 + offset,
  intakeHttp: 8080 + offset,
  gateway: 50052 + offset,
  publicPages: 8081 + offset,
  notifier: 8082 + offset,
  intakeMetrics: 9464 + offset,
  workerMetrics: 9465 + offset,
  gatewayMetrics: 9466 + offset,
  schedulerMetrics: 9467 + offset,
  notifierMetrics: 9468 + offset,
  pagesMetrics: 9469 + offset,
  simulatorMetrics: 9470 + offset,
  simulatorControl: 7600 + offset,
  firstBank: 7601 + offset,
});
