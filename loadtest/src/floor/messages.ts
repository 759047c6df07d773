/** What is said between the bench and the floor's process. */
export interface FloorBank {
  readonly id: string;
  readonly address: string;
  readonly server_name: string;
}

export interface OpenFloor {
  readonly kind: 'open';
  readonly banks: readonly FloorBank[];
  readonly tls: { readonly ca: string; readonly cert: string; readonly key: string };
}

export interface FloorOpened {
  readonly kind: 'opened';
  readonly address: string;
  readonly redis_pid: number;
  readonly redis_url: string;
}

export interface FloorFailed {
  readonly kind: 'failed';
  readonly message: string;
}

export type FromFloor = FloorOpened | FloorFailed;
