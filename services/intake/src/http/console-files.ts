/** The console's files, as vite made them: static, and under a policy that lets nothing else in. */
import { join } from 'node:path';
import compression from 'compression';
import express, { type RequestHandler } from 'express';

/** Own scripts, styles and requests only; nobody may frame it, no form goes anywhere. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const YEAR_S = 31_536_000;

/** Answers only what is one of its files; everything else goes on. */
export function consoleFiles(dir: string): RequestHandler {
  const assets = join(dir, 'assets');
  const files = express.Router();
  files.use(compression());
  files.use(express.static(dir, optionsFor(assets)));
  return files;
}

function optionsFor(assets: string): Parameters<typeof express.static>[1] {
  return {
    index: 'index.html',
    redirect: false,
    cacheControl: false,
    setHeaders(response, path) {
      response.setHeader('Content-Security-Policy', POLICY);
      response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
      // The name of an asset is made from what is in it.
      response.setHeader(
        'Cache-Control',
        path.startsWith(assets) ? `public, max-age=${YEAR_S}, immutable` : 'no-cache',
      );
    },
  };
}
