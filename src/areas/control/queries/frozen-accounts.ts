import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { exceptionsFor } from '../../records/queries/derogations.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import {
  type ConfirmationAnswer,
  type ConfirmationPoint,
  differencesFrom,
  type FrozenContent,
} from '../rules/frozen-account.ts';
import { directCosts, type Justified, justifiedUntil } from '../rules/justification.ts';
import { actualStructureRule, type StructureFacts } from '../rules/structure-rule.ts';
import { justification } from './justification.ts';

export type Confirmation = {
  point: ConfirmationPoint;
  answer: ConfirmationAnswer;
  remark: string | null;
  by: string;
};

export type FrozenAccount = {
  id: string;
  programmeId: string;
  programme: string;
  year: number;
  content: string;
  sha256: string;
  asOfNo: number;
  trailHash: string;
  auditorId: string;
  auditor: string;
  frozenBy: string;
  at: Temporal.Instant;
  confirmations: Confirmation[];
};

type Filter = { id?: string | undefined; programmeId?: string | undefined; year?: number | undefined };

/** Frozen versions that the actor may see: columns as `FrozenAccount`. */
export const frozenAccountRows = (instituteId: string): RawBuilder<unknown> => sql`
  select f.id, f.programme_id as "programmeId", p.reference as programme, f.year, f.content, f.sha256, f.as_of_no as "asOfNo",
    f.trail_hash as "trailHash", f.auditor_id as "auditorId", f.auditor_name as auditor, f.frozen_by_name as "frozenBy", f.at,
    f.entry_no as "entryNo", coalesce((select jsonb_agg(jsonb_build_object('point', c.point, 'answer', c.answer,
        'remark', c.remark, 'by', c.said_by_name) order by c.entry_no) from frozen_confirmations c
      where (c.institute_id, c.account_id) = (f.institute_id, f.id)), '[]'::jsonb) as confirmations
    from frozen_accounts f join programmes p on (p.institute_id, p.id) = (f.institute_id, f.programme_id)
   where f.institute_id = ${instituteId}`;

/** The newest first. */
export const frozenAccounts = async (
  tx: Tx,
  instituteId: string,
  { id, programmeId, year }: Filter,
): Promise<FrozenAccount[]> => {
  const all = [sql`true`];
  if (id) all.push(sql`id = ${id}`);
  if (programmeId) all.push(sql`"programmeId" = ${programmeId}`);
  if (year) all.push(sql`year = ${year}`);
  const { rows } = await sql<FrozenAccount>`
    select * from (${frozenAccountRows(instituteId)}) as frozen where ${sql.join(all, sql` and `)}
     order by "entryNo" desc limit 100`.execute(tx);
  return rows;
};

export const contentOf = ({ content }: Pick<FrozenAccount, 'content'>): FrozenContent =>
  JSON.parse(content) as FrozenContent;

type Judged = Pick<StructureFacts, 'direct' | 'seen'> & {
  programmeId: string;
  content: FrozenContent;
  day: CalendarDay;
};

/** What M05 says on a day of direct costs and the accounts of a frozen version; a derogation for the programme settles it. */
export const structureCheck = async (
  tx: Tx,
  instituteId: string,
  { programmeId, content, direct, seen, day }: Judged,
): Promise<Check> => {
  const { structureActual: actual, currency } = content;
  const values = await parametersOn(tx, instituteId, [actualStructureRule.id], day);
  const exceptions = await exceptionsFor(tx, instituteId, [{ kind: 'programme', id: programmeId }]);
  return applyRule(
    actualStructureRule,
    { direct, actual, currency, seen },
    values.get(actualStructureRule.id) ?? new Map(),
    { day, exceptions },
  );
};

/** The direct costs of today beside what was frozen of a version and what its auditor said of it. */
export const directToday = (
  account: FrozenAccount,
  now: readonly Justified[],
): Pick<StructureFacts, 'direct' | 'seen'> => {
  const { rows, direct } = contentOf(account);
  const isChanged = differencesFrom(rows, now).length > 0;
  const isRefused = account.confirmations.some(({ answer }) => answer === 'refused');
  return { direct: directCosts(now).inYear, seen: { direct: direct.inYear, isChanged, isRefused } };
};

/**
 * What M05 says of a year before its account is filed: of the figures of today, since they are what is filed, with the
 * accounts of the newest frozen version. None where nothing was frozen.
 */
export const checksOfFrozenYear = async (
  tx: Tx,
  instituteId: string,
  { programmeId, year, day }: { programmeId: string; year: number; day: CalendarDay },
): Promise<Check[]> => {
  const [newest] = await frozenAccounts(tx, instituteId, { programmeId, year });
  if (!newest) return [];
  const { lines } = await justification(tx, instituteId, programmeId);
  const today = directToday(newest, justifiedUntil(lines, year));
  return [await structureCheck(tx, instituteId, { programmeId, content: contentOf(newest), ...today, day })];
};
