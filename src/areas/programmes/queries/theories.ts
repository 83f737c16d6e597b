import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { LinkEnd, StatementKind } from '../rules/theory-input.ts';
import type { OutputRow } from './outcomes.ts';

export type StatementRow = {
  id: string;
  programmeId: string;
  /** Null: it stands above the outcomes of the programme. */
  outcomeId: string | null;
  kind: StatementKind;
  text: Localized;
  position: number;
  version: number;
};

export type CausalLinkRow = {
  id: string;
  programmeId: string;
  from: LinkEnd;
  to: LinkEnd;
  reason: Localized;
};

const statements = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('theory_statements')
    .select([
      'id',
      'programme_id as programmeId',
      'outcome_id as outcomeId',
      sql<StatementKind>`kind`.as('kind'),
      sql<Localized>`text`.as('text'),
      'position',
      'version',
    ])
    .where('institute_id', '=', instituteId)
    .orderBy('position')
    .orderBy('id');

/** Impact, assumptions and actors of a programme, each kind in its own order. */
export const statementsOf = (tx: Tx, instituteId: string, programmeId: string): Promise<StatementRow[]> =>
  statements(tx, instituteId).where('programme_id', '=', programmeId).execute();

export const statementById = (tx: Tx, instituteId: string, id: string): Promise<StatementRow | undefined> =>
  statements(tx, instituteId).where('id', '=', id).executeTakeFirst();

/** Statements of the same kind at the same place, in their order. */
export const siblingsOf = (
  tx: Tx,
  instituteId: string,
  { programmeId, outcomeId, kind }: Pick<StatementRow, 'programmeId' | 'outcomeId' | 'kind'>,
): Promise<StatementRow[]> =>
  statements(tx, instituteId)
    .where('programme_id', '=', programmeId)
    .where('outcome_id', 'is not distinct from', outcomeId)
    .where('kind', '=', kind)
    .execute();

const links = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('causal_links')
    .select([
      'id',
      'programme_id as programmeId',
      'from_outcome_id as fromOutcome',
      'from_output_id as fromOutput',
      'to_outcome_id as toOutcome',
      'to_output_id as toOutput',
      'to_statement_id as toStatement',
      sql<Localized>`reason`.as('reason'),
    ])
    .where('institute_id', '=', instituteId)
    .orderBy('entry_no');

type StoredLink = Awaited<ReturnType<ReturnType<typeof links>['execute']>>[number];

const linkOf = (row: StoredLink): CausalLinkRow => ({
  id: row.id,
  programmeId: row.programmeId,
  from: endOf({ outcome: row.fromOutcome, output: row.fromOutput, impact: null }),
  to: endOf({ outcome: row.toOutcome, output: row.toOutput, impact: row.toStatement }),
  reason: row.reason,
});

const endOf = ({ outcome, output, impact }: Record<LinkEnd['kind'], string | null>): LinkEnd => {
  if (outcome) return { kind: 'outcome', id: outcome };
  return output ? { kind: 'output', id: output } : { kind: 'impact', id: impact ?? '' };
};

/** Causes that the order of the chain does not show, the oldest first. */
export const causalLinksOf = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<CausalLinkRow[]> =>
  (await links(tx, instituteId).where('programme_id', '=', programmeId).execute()).map(linkOf);

export const causalLinkById = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<CausalLinkRow | undefined> => {
  const found = await links(tx, instituteId).where('id', '=', id).executeTakeFirst();
  return found && linkOf(found);
};

/** Outputs of all outcomes of a programme by code. */
export const outputsOfProgramme = (tx: Tx, instituteId: string, programmeId: string): Promise<OutputRow[]> =>
  tx
    .selectFrom('outputs as u')
    .innerJoin('outcomes as o', (join) =>
      join.onRef('o.institute_id', '=', 'u.institute_id').onRef('o.id', '=', 'u.outcome_id'),
    )
    .select([
      'u.id',
      'u.outcome_id as outcomeId',
      'u.code',
      sql<Localized>`u.title`.as('title'),
      'u.actions',
      'u.version',
    ])
    .where('u.institute_id', '=', instituteId)
    .where('o.programme_id', '=', programmeId)
    .orderBy('u.code')
    .execute();

/** One output of the institute and the programme of its outcome. */
export const outputById = (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<(OutputRow & { programmeId: string }) | undefined> =>
  tx
    .selectFrom('outputs as u')
    .innerJoin('outcomes as o', (join) =>
      join.onRef('o.institute_id', '=', 'u.institute_id').onRef('o.id', '=', 'u.outcome_id'),
    )
    .select([
      'u.id',
      'u.outcome_id as outcomeId',
      'o.programme_id as programmeId',
      'u.code',
      sql<Localized>`u.title`.as('title'),
      'u.actions',
      'u.version',
    ])
    .where('u.institute_id', '=', instituteId)
    .where('u.id', '=', id)
    .executeTakeFirst();
