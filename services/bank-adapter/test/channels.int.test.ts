import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BankGiven, type Simulator, startSimulator } from '@stopline/bank-simulator';
import { openGrpcChannel } from '../src/channels/grpc/channel.ts';
import { type BankUnderTest, testChannelContract } from './channel-contract.ts';
import { openInProcessBank } from './in-process-bank.ts';

const ICBC: BankGiven = { id: 'icbc' };

async function openGrpcBank(): Promise<BankUnderTest> {
  const dir = mkdtempSync(join(tmpdir(), 'grpc-bank-'));
  let simulator: Simulator = await startSimulator({ banks: [ICBC], dir });
  const address = simulator.address('icbc');
  const port = Number(address.split(':').at(-1));
  const channel = openGrpcChannel({ address });
  return {
    channel,
    set: (patch) => simulator.set('icbc', patch),
    async restart() {
      await simulator.stop();
      simulator = await startSimulator({ banks: [{ ...ICBC, port }], dir });
    },
    receipts: (order_id) => simulator.receipts().filter((receipt) => receipt.order_id === order_id),
    async close() {
      channel.close();
      await simulator.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

testChannelContract('the gRPC channel', openGrpcBank);
testChannelContract('the simulator’s own face', () => openInProcessBank(ICBC));
