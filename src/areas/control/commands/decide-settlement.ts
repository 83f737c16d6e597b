import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { programmeSettlement, settlementDecisions } from '../queries/settlements.ts';
import { mayDecideSettlement } from '../rules/account-permissions.ts';
import { settlementInput } from '../rules/settlement-input.ts';

/**
 * The director decides on the figures that were looked at; figures that changed meanwhile are looked at again, and what a
 * control rejected of an expense goes to own funds first.
 */
export const decideSettlement = defineCommand({
  name: 'decide-settlement',
  version: 1,
  input: settlementInput,
  constraints: { a_settlement_is_decided_once: { problem: { key: 'control.settlement-meanwhile' } } },
  may: mayDecideSettlement,
  run: async ({ tx, actor, chain, entryNo }, input) => {
    const { id = newId(), programmeId, version, sha256, decidedOn, reference, reason } = input;
    const programme = await programmeById(tx, chain, programmeId);
    if (!programme) throw new NotFound();
    if (programme.untilOn >= todayIn()) return refuse({ key: 'control.settlement-after-end' });
    if (decidedOn > todayIn()) return refuseFields({ decidedOn: [{ key: 'finance.day-ahead' }] });
    if (decidedOn <= programme.untilOn)
      return refuseFields({ decidedOn: [{ key: 'control.settlement-after-end' }] });
    const before = await settlementDecisions(tx, chain, programmeId);
    const found = await programmeSettlement(tx, chain, programme);
    if (!found) return refuse({ key: 'control.settlement-unknown' });
    if (found.toSettle > 0)
      return refuse({ key: 'control.settlement-waits', args: { count: found.toSettle } });
    if (before.length !== version || found.sha256 !== sha256)
      return refuse({ key: 'control.settlement-meanwhile' });
    await tx
      .insertInto('programme_settlements')
      .values({
        institute_id: chain,
        id,
        programme_id: programmeId,
        edition: version + 1,
        content: found.content,
        sha256,
        decided_on: decidedOn,
        reference: reference ?? null,
        reason,
        decided_by: actor.membershipId,
        decided_by_name: actor.name,
        entry_no: entryNo,
      })
      .execute();
    const { due, repay, claim } = found.settlement;
    const after = { currency: found.currency, due, repay, claim, sha256, decidedOn, reference, reason };
    return done({ id }, { subject: { kind: 'programme', id: programmeId }, after });
  },
});
