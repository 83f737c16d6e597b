import { sql } from 'kysely';
import {
  conflict,
  defineCommand,
  done,
  refuse,
  refuseFields,
  type Writing,
} from '../../../command/command.ts';
import type { Change } from '../../../command/trail.ts';
import { newId } from '../../../kernel/id.ts';
import { type FiledVersion, filedVersion } from '../queries/filed-version.ts';
import type { ObligationRow } from '../queries/obligation-clock.ts';
import { type TakenBack, takeBackObligationFactInput } from '../rules/obligation-input.ts';
import { mayKeepObligations } from '../rules/obligation-permissions.ts';
import { endRow, owedObligation } from './end-row.ts';

/**
 * What was put on record of the wrong obligation: its last filing, what the donor said of that or of an earlier version,
 * the fact that sets its day, or that another function sees to it. It ends with a reason that stays readable, and what stood
 * before it holds again.
 */
export const takeBackObligationFact = defineCommand({
  name: 'take-back-obligation-fact',
  version: 1,
  input: takeBackObligationFactInput,
  may: mayKeepObligations,
  run: async (writing, { obligationId, fact, version, aboutVersion, reason }) => {
    const row = await owedObligation(writing, obligationId);
    const filingVersion = aboutVersion ?? row.filingVersion;
    const about =
      filingVersion === null
        ? undefined
        : await filedVersion(writing.tx, writing.chain, obligationId, filingVersion);
    if (aboutVersion !== undefined && !about)
      return refuseFields({ aboutVersion: [{ key: 'obligations.no-such-version-filed' }] });
    const { entryNo, said } = standingOf(row, { filingVersion, ...about })[fact];
    if ((entryNo ?? 0) !== version) return conflict(entryNo ?? 0, said);
    if (entryNo === null) return refuse({ key: `obligations.no-${fact}` });
    // What the donor said is of a version, and is taken back before it.
    if (fact === 'filing' && row.decision) return refuse({ key: 'obligations.decided-on' });
    const endedId = await endRow(writing, parts[fact].table, obligationId, entryNo);
    await sayWhy(writing, fact, { endedId, reason });
    if (fact === 'taking') await takeOverAgain(writing, endedId);
    return done(
      { id: obligationId },
      { subject: { kind: 'obligation', id: obligationId }, before: said, after: { reason } },
    );
  },
});

const parts = {
  filing: {
    table: 'obligation_closings',
    kept: ['kind_title', 'subject', 'year', 'legal_on', 'due_on', 'filing_version'],
    why: 'correction_reason',
  },
  decision: { table: 'obligation_decisions', kept: ['filing_version'], why: 'correction_reason' },
  event: { table: 'obligation_events', kept: [], why: 'correction_reason' },
  taking: { table: 'obligation_takings', kept: [], why: 'reason' },
} as const satisfies Record<
  TakenBack,
  { table: Parameters<typeof endRow>[1]; kept: readonly string[]; why: string }
>;

const standingOf = (
  row: ObligationRow,
  about: Partial<FiledVersion> & { filingVersion: number | null },
): Record<TakenBack, { entryNo: number | null; said: Change }> => ({
  filing: {
    entryNo: row.closingNo,
    said: {
      'obligations.filingVersion': row.filingVersion,
      'obligations.filedOn': row.filedOn,
      'obligations.channel': row.channel,
      'obligations.receipt': row.receipt,
    },
  },
  decision: {
    entryNo: about.decisionNo ?? null,
    said: {
      'obligations.filingVersion': about.filingVersion,
      'obligations.decision': about.decision ?? null,
      'obligations.decidedOn': about.decidedOn ?? null,
    },
  },
  event: { entryNo: row.eventNo, said: { 'obligations.happenedOn': row.eventOn } },
  taking: { entryNo: row.takingNo, said: { 'obligations.role': row.role } },
});

/** A row in the place of the one that ended, which bears the reason and never stands: it ends with its own entry. */
const sayWhy = async (
  { tx, chain, entryNo }: Writing,
  fact: TakenBack,
  { endedId, reason }: { endedId: string | null; reason: string },
): Promise<void> => {
  const { table, kept, why } = parts[fact];
  const columns = ['obligation_id', 'kind_id', ...kept].map((column) => sql.ref(column));
  await sql`
    insert into ${sql.table(table)} (institute_id, id, entry_no, ended_by_no, replaces_id, ${sql.ref(why)}, ${sql.join(columns)})
    select institute_id, ${newId()}::uuid, ${entryNo}::bigint, ${entryNo}::bigint, id, ${reason}, ${sql.join(columns)}
      from ${sql.table(table)} where institute_id = ${chain} and id = ${endedId}`.execute(tx);
};

/** The function that saw to it before the one that was taken back does again; where there was none, the usual one does. */
const takeOverAgain = async ({ tx, chain, entryNo }: Writing, endedId: string | null): Promise<void> => {
  await sql`
    insert into obligation_takings (institute_id, id, obligation_id, kind_id, role, reason, replaces_id, entry_no)
    select b.institute_id, ${newId()}::uuid, b.obligation_id, b.kind_id, b.role, b.reason, b.replaces_id, ${entryNo}::bigint
      from obligation_takings t join obligation_takings b on (b.institute_id, b.id) = (t.institute_id, t.replaces_id)
     where t.institute_id = ${chain} and t.id = ${endedId} and b.role is not null`.execute(tx);
};
