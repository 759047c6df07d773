/** docs/errors.md, made from the registry. */
import { status } from '@grpc/grpc-js';
import { REASONS, type ReasonEntry } from './reasons.ts';

const row = ([reason, entry]: [string, ReasonEntry]): string =>
  `| \`${reason}\` | ${status[entry.grpc_code]} | ${entry.http_status} | ${entry.retry ? 'yes, same key' : 'no'} | ${entry.meaning} | ${entry.what_to_do} |`;

export const errorsPage = (): string => `# Errors

Made from \`services/contract/src/errors/reasons.ts\` by \`make docs\`; change it there.

Over gRPC an error is its status code and, in the trailer \`grpc-status-details-bin\`, a \`google.rpc.Status\` whose
details are \`ErrorInfo\` (always; \`reason\` as below, \`domain\` is \`stopline\`, \`metadata.rule\` where a rule refused),
\`BadRequest\` (each wrong field by its path, with what was wrong and what is right) and \`RetryInfo\` (where the same
request can succeed later). Over HTTP it is \`application/problem+json\` (RFC 9457) with the same \`reason\`, and
\`field\`, \`errors[] {field, problem, expected}\`, \`rule\`, \`retry_after_ms\` where they apply.

A wrong request is never answered with INTERNAL or 500. Nothing is stored by a request that is refused.

| reason | gRPC | HTTP | retry | what it means | what to do |
|---|---|---|---|---|---|
${Object.entries(REASONS).map(row).join('\n')}
`;
