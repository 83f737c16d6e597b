import { sql } from 'kysely';
import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { rowDigest } from '../../../command/within.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { amountsContext } from '../queries/amounts-context.ts';
import { ledJoint } from '../queries/led-joint.ts';
import { organisationAmounts } from '../queries/organisation-amounts.ts';
import { organisationAmountsInput } from '../rules/joint-input.ts';
import { mayKeepJoint } from '../rules/joint-permissions.ts';
import { amountKey, refusedAmounts } from '../rules/organisation-cells.ts';

/** Budget and execution of organisations that do not work here; a cell that stands already is replaced with a reason. */
export const setOrganisationAmounts = defineCommand({
  name: 'set-organisation-amounts',
  version: 1,
  input: organisationAmountsInput,
  may: mayKeepJoint,
  run: async ({ tx, chain, entryNo }, { jointId, amounts, reason }) => {
    const joint = await ledJoint(tx, chain, jointId);
    if (!joint) throw new NotFound();
    const refused = refusedAmounts(amounts, await amountsContext(tx, joint));
    if (refused) return refuseFields(refused);
    const standing = new Map(
      (await organisationAmounts(tx, joint)).map((row) => [amountKey(row), row.id] as const),
    );
    const written = amounts.map((amount) => ({
      id: newId(),
      amount,
      replacesId: standing.get(amountKey(amount)) ?? null,
    }));
    const replaced = written.flatMap(({ replacesId }) => replacesId ?? []);
    if (replaced.length > 0 && !reason) return refuseFields({ reason: [{ key: 'finance.amount-stands' }] });
    if (replaced.length > 0)
      await sql`update organisation_amounts set ended_by_no = ${entryNo}
        where institute_id = ${chain} and id = any(${replaced}::uuid[])`.execute(tx);
    const rows = written.map(({ id, amount, replacesId }) => ({
      institute_id: chain,
      id,
      joint_id: jointId,
      co_applicant_id: amount.coApplicantId,
      block: amount.block,
      outcome_code: amount.outcomeCode ?? null,
      budget_line: amount.line ?? null,
      year: amount.year,
      budget_minor: amount.budget.minor,
      actual_minor: amount.actual.minor,
      source: amount.source,
      replaces_id: replacesId,
      correction_reason: replacesId ? reason : null,
      entry_no: entryNo,
    }));
    for (let at = 0; at < rows.length; at += 1000)
      await tx
        .insertInto('organisation_amounts')
        .values(rows.slice(at, at + 1000))
        .execute();
    const digests = written.map(({ id, amount }) =>
      rowDigest({ subject: { kind: 'organisation-amount', id }, after: amount }),
    );
    return done(
      { ids: written.map(({ id }) => id) },
      {
        subject: { kind: 'joint-programme', id: jointId },
        after: { count: digests.length, reason: reason ?? null, rows: digests },
      },
    );
  },
});
