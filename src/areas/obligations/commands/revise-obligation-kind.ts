import { conflict, defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { lostObligation, onRecord } from '../queries/lost-obligations.ts';
import { kindBegunAfter, obligationKindById } from '../queries/obligation-kinds.ts';
import { comparableKind, ruleColumns, standingRule } from '../rules/kind-rule.ts';
import { reviseKindInput } from '../rules/obligation-input.ts';
import { mayReviseObligationKinds } from '../rules/obligation-permissions.ts';

/**
 * Another day, function, article or end of what was entered wrongly; every dated obligation of it follows at once. Nothing
 * that is on record may lose its obligation by it.
 */
export const reviseObligationKind = defineCommand({
  name: 'revise-obligation-kind',
  version: 1,
  input: reviseKindInput,
  may: mayReviseObligationKinds,
  run: async ({ tx, chain }, { kindId, version, ...said }) => {
    const kind = await obligationKindById(tx, chain, kindId);
    if (!kind) throw new NotFound();
    if (kind.version !== version) return conflict(kind.version, comparableKind(kind));
    if (!kind.event && said.yearsAfter === undefined)
      return refuse({ key: 'obligations.kind-without-a-day' });
    const { cycleUntil } = said;
    if (cycleUntil !== undefined && cycleUntil < kind.cycleFrom)
      return refuseFields({ cycleUntil: [{ key: 'problem.until-before-from' }] });
    const next = await kindBegunAfter(tx, chain, kind);
    if (next && (cycleUntil === undefined || cycleUntil >= next.cycleFrom))
      return refuseFields({
        cycleUntil: [{ key: 'obligations.begun-anew', args: { year: String(next.cycleFrom) } }],
      });
    const noted = await onRecord(tx, chain, kind);
    await tx
      .updateTable('obligation_kinds')
      .set({ ...ruleColumns(said), cycle_until: cycleUntil ?? null, version: version + 1 })
      .where('institute_id', '=', chain)
      .where('id', '=', kindId)
      .execute();
    const lost = await lostObligation(tx, chain, kind, noted);
    if (lost) return refuseFields({ cycleUntil: [lost] });
    const before = { ...standingRule(kind), cycleUntil: kind.cycleUntil };
    return done({ id: kindId }, { subject: { kind: 'obligation_kind', id: kindId }, before, after: said });
  },
});
