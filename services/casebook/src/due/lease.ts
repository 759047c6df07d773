/** How long a claimed case is nobody else's. If its claimer dies, it comes up again after this. */
export const LEASE_MS = 2_000;
