/**
 * Pages are sent compressed: on a slow telephone the first packets are the whole page. Nothing here is secret to who reads it and known to
 * nobody else (there is no cookie), so that a length tells nobody anything.
 */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { RequestHandler, Response } from 'express';

const ENCODERS = {
  br: (body: string) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body: string) => promisify(gzip)(body),
} as const;

export const compressed = (): RequestHandler => (request, response, next) => {
  response.vary('Accept-Encoding');
  const encoding = request.acceptsEncodings(['br', 'gzip']);
  if (encoding === 'br' || encoding === 'gzip') encodeWith(response, encoding, next);
  next();
};

function encodeWith(response: Response, encoding: keyof typeof ENCODERS, next: (error: unknown) => void): void {
  const send = response.send.bind(response);
  response.send = (body: unknown) => {
    if (typeof body !== 'string') return send(body);
    response.send = send;
    ENCODERS[encoding](body).then((bytes) => {
      response.set('Content-Encoding', encoding);
      send(bytes);
    }, next);
    return response;
  };
}
