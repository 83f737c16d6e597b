import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { type ExpenseScope, inScope } from '../../finance/queries/expense-scope.ts';
import { type ExpenseDetail, expenses } from '../../finance/queries/expenses.ts';
import { drawnSample, type SampleMethod, type SamplePlan, type SampleUnit } from '../rules/audit-sample.ts';
import type { SampleResult } from '../rules/sample-input.ts';

export type SampleRow = {
  id: string;
  outcomes: string[];
  years: number[];
  headings: string[];
  items: string[];
  method: SampleMethod;
  size: number;
  seed: number;
  asOfNo: number;
  population: number;
  digest: string;
  drawnBy: string;
  at: Temporal.Instant;
  /** Items judged so far, and those of them with a finding. */
  judged: number;
  findings: number;
};

/** Samples of the controls that the actor may see, the latest first; with `id` that one alone. */
export const auditSamples = async (tx: Tx, instituteId: string, id?: string): Promise<SampleRow[]> => {
  const { rows } = await sql<SampleRow>`
    select s.id, s.outcomes, s.years, s.headings, s.items, s.method, s.size, s.seed, s.as_of_no as "asOfNo", s.population,
      s.digest, s.drawn_by_name as "drawnBy", s.at, r.judged, r.findings
      from audit_samples s, lateral (
        select count(*) as judged, count(*) filter (where result = 'finding') as findings
          from (select distinct on (expense_id) result from sample_results
            where (institute_id, sample_id) = (s.institute_id, s.id) order by expense_id, entry_no desc) as last) as r
     where s.institute_id = ${instituteId} and (${id ?? null}::uuid is null or s.id = ${id ?? null}::uuid)
     order by s.entry_no desc limit 500`.execute(tx);
  return rows;
};

export type ItemResult = { expenseId: string; result: SampleResult; remark: string | null; by: string };

/** What was found last of each item of a sample, by expense. */
export const resultsOfSample = async (
  tx: Tx,
  instituteId: string,
  sampleId: string,
): Promise<Map<string, ItemResult>> => {
  const { rows } = await sql<ItemResult>`
    select distinct on (expense_id) expense_id as "expenseId", result, remark, judged_by_name as by from sample_results
     where institute_id = ${instituteId} and sample_id = ${sampleId} order by expense_id, entry_no desc`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.expenseId, row]));
};

type Population = Pick<SampleRow, 'outcomes' | 'years' | 'headings' | 'items' | 'asOfNo'>;

/**
 * Draws from the expenses as the trail had them at that number; the digest is of the ids drawn, in their order.
 * `sums`: converted minor units of what was drawn and of the population, each entry by its size.
 */
export const drawnFrom = async (tx: Tx, instituteId: string, of: Population, plan: SamplePlan) => {
  const { rows } = await sql<SampleUnit>`
    select e.expense_id as id, abs(e.converted_minor) as minor from expenses e
     where ${inScope(instituteId, scopeOf(of))}`.execute(tx);
  const ids = drawnSample(rows, plan);
  const drawn = new Set(ids);
  return {
    ids,
    population: rows.length,
    digest: createHash('sha256').update(ids.join('\n')).digest('hex'),
    sums: { sample: sumOf(rows.filter(({ id }) => drawn.has(id))), population: sumOf(rows) },
  };
};

const sumOf = (units: readonly SampleUnit[]): number => units.reduce((sum, { minor }) => sum + minor, 0);

/** The items of a sample as they were drawn, in the state of that number of the trail. */
export const itemsOfSample = (
  tx: Tx,
  instituteId: string,
  ids: readonly string[],
  asOfNo: number,
): Promise<ExpenseDetail[]> => expenses(tx, instituteId, { expenseIds: ids, asOf: asOfNo }, null);

const scopeOf = ({ outcomes, years, headings, items, asOfNo }: Population): ExpenseScope => ({
  anyOf: { outcomes, years, headings, items },
  asOf: asOfNo,
});
