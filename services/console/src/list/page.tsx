/** The cases: mine, everyone's, those that need a call, those that need attention. */
import { signal } from '@preact/signals';
import type { CaseSummary } from '../api/types.ts';
import { board, boardCut, boardLoaded, counts, FILTERS, type Filter, inOrder, matches } from '../live/board.ts';
import { operatorId } from '../live/session.ts';
import { useLineKeys } from '../parts/lines.ts';
import { Ago, money } from '../parts/text.tsx';
import { useKeys } from '../shell/keys.ts';
import { hashOf } from '../shell/route.ts';
import { say } from '../words/say.ts';

const filter = signal<Filter>('EVERYONE');
/** A screen holds fewer; the rest is found by search. */
const SHOWN_MAX = 200;

const nextFilter = (): void => {
  filter.value = FILTERS[(FILTERS.indexOf(filter.peek()) + 1) % FILTERS.length] ?? 'EVERYONE';
};

const countOf = (one: Filter): string => `${counts.value[one]}${boardCut.value.has(one) ? '+' : ''}`;

export function ListPage() {
  useLineKeys();
  useKeys([{ keys: 'f', what: 'key_filter', act: nextFilter }]);
  const lines = inOrder([...board.value.values()].filter((line) => matches(line, filter.value, operatorId.value)));
  return (
    <main id="main" class="list">
      <h1>{say('list_title')}</h1>
      <fieldset class="filters">
        <legend class="unseen">{say('list_filter')}</legend>
        {FILTERS.map((one) => (
          <button key={one} type="button" aria-pressed={filter.value === one} onClick={() => (filter.value = one)}>
            {say(`filter_${one}`)} <span class="count">{countOf(one)}</span>
          </button>
        ))}
      </fieldset>
      {boardLoaded.value && lines.length === 0 ? <p class="empty">{say('list_none')}</p> : null}
      {lines.length === 0 ? null : <Table lines={lines.slice(0, SHOWN_MAX)} />}
      {lines.length > SHOWN_MAX ? (
        <p class="quiet">{say('list_more', { shown: SHOWN_MAX, total: lines.length })}</p>
      ) : null}
    </main>
  );
}

const COLUMNS = [
  'list_case',
  'list_status',
  'list_needs',
  'list_asked',
  'list_frozen',
  'list_banks',
  'list_operator',
  'list_opened',
] as const;

function Table({ lines }: { readonly lines: readonly CaseSummary[] }) {
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" class={column === 'list_asked' || column === 'list_frozen' ? 'amount' : ''}>
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.case_id} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ line }: { readonly line: CaseSummary }) {
  const { case_id, case_reference, status, needs, amounts, orders_total, orders_unsettled, operator_id, accepted_at } =
    line;
  return (
    <tr>
      <th scope="row">
        <a class="number" data-line href={hashOf({ page: 'CASE', case_id })}>
          {case_reference}
        </a>
      </th>
      <td>
        <span class={`status status-${status}`}>{say(`status_${status}`)}</span>
      </td>
      <td>
        {needs.map((need) => (
          <span key={need} class={`need need-${need}`}>
            {say(`need_${need}`)}
          </span>
        ))}
      </td>
      <td class="amount">{amounts.map((sum) => money(sum.requested, sum.currency_code)).join(' + ')}</td>
      <td class="amount">{amounts.map((sum) => money(sum.frozen, sum.currency_code)).join(' + ')}</td>
      <td>{say('list_settled', { settled: orders_total - orders_unsettled, total: orders_total })}</td>
      <td>{operator_id}</td>
      <td>
        <Ago at={accepted_at} />
      </td>
    </tr>
  );
}
