/** `stopline`: people's tool for the terminal. `audit` and `record` open the casebook; everything else asks the public API. */
import { readFile } from 'node:fs/promises';
import { Command, CommanderError, Option } from 'commander';
import { ApiError, type ApiSettings } from './api.ts';
import { recordCommands } from './audit/record.ts';
import { caseCommands } from './commands/cases.ts';
import { deskCommands } from './commands/desk.ts';

const print = (line = ''): void => {
  process.stdout.write(`${line}\n`);
};
// Whoever reads has had enough (`stopline case … | head`): no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
const complain = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const program = new Command('stopline')
  .description("The fraud hotline's one-button stop payment, from a terminal")
  .option('--api <url>', 'where the HTTP API is', process.env.STOPLINE_API_URL ?? 'http://127.0.0.1:8080')
  .option(
    '--token-file <file>',
    "a file with the operator's token",
    process.env.STOPLINE_TOKEN_FILE ?? '.data/world/operator.token',
  )
  .addOption(new Option('--locale <locale>', 'the language of the words to read').choices(['en', 'zh']).default('en'))
  .showHelpAfterError('(add --help for what there is)')
  .exitOverride();

async function apiSettings(): Promise<ApiSettings> {
  const { api, tokenFile, locale } = program.opts<{ api: string; tokenFile: string; locale: string }>();
  const token = process.env.STOPLINE_TOKEN ?? (await readToken(tokenFile));
  return { url: api, token: token.trim(), locale };
}

const readToken = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch(() => {
    throw new ApiError(
      'NO_TOKEN',
      `No token: set STOPLINE_TOKEN, or --token-file to a file that holds one (${file} does not).`,
      [],
    );
  });

const tools = { api: apiSettings, print, now: () => Date.now() };
caseCommands(program, tools);
deskCommands(program, tools);
recordCommands(program, { print, redisUrl: process.env.STOPLINE_REDIS_URL ?? 'redis://127.0.0.1:6390' });

/** 0 done, 1 refused or found something, 2 used wrongly. */
async function main(): Promise<number> {
  try {
    await program.parseAsync();
    return process.exitCode === undefined ? 0 : Number(process.exitCode);
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2;
    if (!(thrown instanceof ApiError)) throw thrown;
    complain(`${thrown.reason}: ${thrown.message}`);
    for (const line of thrown.lines) complain(`  ${line}`);
    return 1;
  }
}

process.exitCode = await main();
