import {
  conflict,
  defineCommand,
  done,
  refuse,
  refuseFields,
  type Writing,
} from '../../../command/command.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { type FrozenVersion, frozenVersions } from '../queries/frozen-versions.ts';
import { type ObligationRow, obligations } from '../queries/obligation-clock.ts';
import { fileObligationInput } from '../rules/obligation-input.ts';
import { mayKeepObligations } from '../rules/obligation-permissions.ts';
import type { ClosingChannel } from '../rules/obligation-state.ts';
import { attachLetter, endRow, keyOf, owedObligation } from './end-row.ts';

/** Closes an obligation: what was filed, when, how, with which receipt. Again is the next version, unless it corrects. */
export const fileObligation = defineCommand({
  name: 'file-obligation',
  version: 1,
  input: fileObligationInput,
  may: mayKeepObligations,
  run: async (writing, { obligationId, version, reason, also, receiptFile, ...said }) => {
    const { filedOn, channel, receipt, sha256, correction } = said;
    const row = await owedObligation(writing, obligationId);
    if ((row.closingNo ?? 0) !== version) return conflict(row.closingNo ?? 0, comparable(row));
    if (correction && row.filingVersion === null) return refuse({ key: 'obligations.nothing-to-correct' });
    if (correction && !reason)
      return refuseFields({ reason: [{ key: 'obligations.correction-needs-reason' }] });
    // Whoever says why it changes means what stands: a next version must not come of a box that was overlooked.
    if (!correction && reason)
      return refuseFields({ correction: [{ key: 'obligations.reason-without-correction' }] });
    const lying = sha256 ? await frozenVersions(writing.tx, writing.chain, row) : [];
    const frozen = lying.find((version) => version.sha256 === sha256);
    if (sha256 && !frozen) return refuseFields({ sha256: [{ key: 'obligations.no-such-version' }] });
    const wrong = wrongWithDay(row, filedOn, correction) ?? (frozen && beforeFrozen(frozen, filedOn));
    if (wrong) return refuseFields(wrong);
    const others = await alongWith(writing, row, also);
    if (!others || (correction && also.length > 0))
      return refuseFields({ also: [{ key: 'obligations.not-along' }] });
    const filingVersion = (row.filingVersion ?? 0) + (correction ? 0 : 1);
    const replacesId = correction
      ? await endRow(writing, 'obligation_closings', obligationId, row.closingNo)
      : null;
    const proof =
      receiptFile &&
      (await attachLetter(writing, obligationId, { title: receipt ?? receiptFile.name, file: receiptFile }));
    const closing = { filedOn, channel, receipt, receiptId: proof ?? (correction ? row.receiptId : null) };
    await close(writing, row, { ...closing, filingVersion, sha256, replacesId, reason });
    for (const other of others) {
      const versions = await frozenVersions(writing.tx, writing.chain, other);
      const newest = versions.find(({ on }) => on <= filedOn)?.sha256 ?? undefined;
      await close(writing, other, { ...closing, filingVersion: 1, sha256: newest });
    }
    const along = others.length > 0 ? { also: others.map(({ subject }) => subject) } : {};
    const after = { filingVersion, filedOn, channel, receipt, sha256, ...(correction ? { reason } : along) };
    return done({ id: obligationId }, { subject: { kind: 'obligation', id: obligationId }, after });
  },
});

/** Open obligations of the same kind and year of other outcomes of the programme; undefined where one is not. */
const alongWith = async (
  { tx, chain }: Writing,
  row: ObligationRow,
  also: readonly string[],
): Promise<ObligationRow[] | undefined> => {
  if (also.length === 0) return [];
  const same = { code: row.code, year: row.year, programmeId: row.programmeId ?? undefined };
  const rows = await obligations(tx, chain, same);
  const others = rows.filter(({ id, outcomeId, filedOn }) => id !== row.id && outcomeId && !filedOn);
  const wanted = others.filter(({ id }) => also.includes(id));
  return row.outcomeId && wanted.length === new Set(also).size ? wanted : undefined;
};

type Closing = {
  filingVersion: number;
  filedOn: CalendarDay;
  channel: ClosingChannel;
  receipt?: string | undefined;
  receiptId: string | null;
  sha256?: string | undefined;
  replacesId?: string | null;
  reason?: string | undefined;
};

const close = (writing: Writing, row: ObligationRow, closing: Closing) =>
  writing.tx
    .insertInto('obligation_closings')
    .values({
      ...keyOf(writing, row),
      id: newId(),
      kind_title: JSON.stringify(row.title),
      subject: row.subject,
      year: row.year,
      legal_on: row.legalOn,
      due_on: row.dueOn,
      filing_version: closing.filingVersion,
      filed_on: closing.filedOn,
      channel: closing.channel,
      receipt: closing.receipt ?? null,
      receipt_id: closing.receiptId,
      sha256: closing.sha256 ?? null,
      replaces_id: closing.replacesId ?? null,
      correction_reason: closing.reason ?? null,
    })
    .execute();

const wrongWithDay = (
  { bound, year, dueOn, filedOn: before }: ObligationRow,
  filedOn: CalendarDay,
  correction: boolean,
): FieldErrors | undefined => {
  if (filedOn > todayIn()) return { filedOn: [{ key: 'obligations.day-ahead' }] };
  if (filedOn < `${year}-01-01`)
    return { filedOn: [{ key: 'obligations.before-its-year', args: { year: String(year) } }] };
  if (bound === 'from' && dueOn && filedOn < dueOn)
    return { filedOn: [{ key: 'obligations.not-before', args: { day: dueOn } }] };
  if (!correction && before && filedOn < before)
    return { filedOn: [{ key: 'obligations.before-last-version', args: { day: before } }] };
  return undefined;
};

const beforeFrozen = ({ on }: FrozenVersion, filedOn: CalendarDay): FieldErrors | undefined =>
  filedOn < on ? { filedOn: [{ key: 'obligations.before-frozen', args: { day: on } }] } : undefined;

const comparable = ({ filedOn, channel, receipt, sha256 }: ObligationRow) => ({
  'obligations.filedOn': filedOn,
  'obligations.channel': channel,
  'obligations.receipt': receipt,
  'obligations.sha256': sha256,
});
