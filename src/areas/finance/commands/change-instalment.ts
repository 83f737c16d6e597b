import { sql } from 'kysely';
import { conflict, defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { claimsOf, type InstalmentRow, instalment, isUnderWay } from '../queries/instalments.ts';
import { instalmentChangeInput } from '../rules/claim-input.ts';
import { mayKeepInstalments } from '../rules/claim-permissions.ts';
import { writeInstalment, wrongInstalment } from './plan-instalment.ts';

/** Another row in the place of an instalment that no claim is under way for, with the reason. */
export const changeInstalment = defineCommand({
  name: 'change-instalment',
  version: 1,
  input: instalmentChangeInput,
  constraints: {
    instalment_number_unique: { fields: { number: [{ key: 'finance.instalment-number-taken' }] } },
  },
  may: mayKeepInstalments,
  run: async (writing, { id, version, reason, ...said }) => {
    const { tx, chain, entryNo } = writing;
    const before = await instalment(tx, chain, id);
    const programme = before && (await programmeById(tx, chain, before.programmeId));
    if (!before || !programme) throw new NotFound();
    if (before.entryNo !== version) return conflict(before.entryNo, comparableInstalment(before));
    if ((await claimsOf(tx, chain, id)).some(isUnderWay))
      return refuse({ key: 'finance.instalment-is-claimed' });
    const wrong = wrongInstalment(programme, said);
    if (wrong) return refuseFields(wrong);
    const { rows } = await sql<{ id: string }>`update subsidy_instalments set ended_by_no = ${entryNo}
      where institute_id = ${chain} and instalment_id = ${id} and ended_by_no is null returning id`.execute(
      tx,
    );
    const replaces = { id: rows[0]!.id, reason };
    await writeInstalment(writing, { id, programmeId: programme.id, replaces }, said);
    return done(
      { id },
      {
        subject: { kind: 'instalment', id },
        before: comparableInstalment(before),
        after: { ...said, reason },
      },
    );
  },
});

const comparableInstalment = ({
  number,
  year,
  minor,
  currency,
  decree,
  decreeReceivedOn,
}: InstalmentRow) => ({
  'finance.instalment-number': number,
  'finance.year': year,
  'finance.amount': `${toDecimal({ minor, currency })} ${currency}`,
  'finance.shift-decree': decree,
  'finance.decree-received': decreeReceivedOn,
});
