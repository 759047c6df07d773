/** What stands above every answer, errors too: nothing is kept, shown elsewhere, told onward or loaded from anybody else. */
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { STYLE_HASH } from '../page/style.ts';

const NOTHING = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb'].map(
  (each) => `${each}=()`,
);

export const everyHeader = (): readonly [RequestHandler, RequestHandler] => [
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'style-src': [`'${STYLE_HASH}'`],
        'script-src': ["'self'"],
        'connect-src': ["'self'"],
        'img-src': ['data:'],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'base-uri': ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  }),
  (_request, response, next) => {
    response.set({
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex, nofollow',
      'Permissions-Policy': NOTHING.join(', '),
    });
    next();
  },
];
