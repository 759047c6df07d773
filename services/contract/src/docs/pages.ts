/** The pages of docs/ that this room makes, by file name. */
import { errorsPage } from '../errors/page.ts';
import { openApiDocument } from '../openapi/document.ts';

export const generatedPages = (): Readonly<Record<string, string>> => ({
  'errors.md': errorsPage(),
  'openapi.json': `${JSON.stringify(openApiDocument(), null, 2)}\n`,
});
