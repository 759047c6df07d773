/** The carrier's door, beside the control door's own: where texts come in, and where they can be read. */
import { read } from '@stopline/contract';
import { message } from '@stopline/contract/schemas/leaves.ts';
import type { HttpRoute } from '@stopline/platform/http/app.ts';
import { rawBodyOf } from '@stopline/platform/http/app.ts';
import * as z from 'zod';
import { CARRIER_BEHAVIOURS, type Carrier } from './carrier.ts';

const patch = message({
  behaviour: z.enum(CARRIER_BEHAVIOURS, { error: `one of ${CARRIER_BEHAVIOURS.join(', ')}` }),
});

export const carrierRoutes = (carrier: Carrier): readonly HttpRoute[] => [
  {
    method: 'post',
    path: '/carrier/texts',
    async handle(request, response) {
      const status = await carrier.take(request.headers, rawBodyOf(request));
      if (status === null) response.destroy();
      else response.sendStatus(status);
    },
  },
  {
    method: 'get',
    path: '/carrier/texts',
    handle: (_request, response) => void response.json({ texts: carrier.texts() }),
  },
  {
    method: 'patch',
    path: '/carrier',
    handle(request, response) {
      carrier.behave(read(patch, request.body).behaviour);
      response.json({ behaviour: carrier.behaviour() });
    },
  },
];
