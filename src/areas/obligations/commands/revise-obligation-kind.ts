import { conflict, defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { obligationKindById } from '../queries/obligation-kinds.ts';
import { reviseKindInput } from '../rules/obligation-input.ts';
import type { KindRow } from '../rules/obligation-kind.ts';
import { mayReviseObligationKinds } from '../rules/obligation-permissions.ts';

/** Another day, function, article or end of a kind of obligation; every dated obligation of it follows at once. */
export const reviseObligationKind = defineCommand({
  name: 'revise-obligation-kind',
  version: 1,
  input: reviseKindInput,
  may: mayReviseObligationKinds,
  run: async ({ tx, chain }, { kindId, version, ...said }) => {
    const kind = await obligationKindById(tx, chain, kindId);
    if (!kind) throw new NotFound();
    if (kind.version !== version) {
      const current = Object.entries(standing(kind)).map(([name, value]) => [`obligations.${name}`, value]);
      return conflict(kind.version, Object.fromEntries(current));
    }
    if (!kind.event && said.yearsAfter === undefined)
      return refuse({ key: 'obligations.kind-without-a-day' });
    if (said.cycleUntil !== undefined && said.cycleUntil < kind.cycleFrom)
      return refuseFields({ cycleUntil: [{ key: 'problem.until-before-from' }] });
    await tx
      .updateTable('obligation_kinds')
      .set({
        bound: said.bound,
        years_after: said.yearsAfter ?? null,
        month: said.month ?? null,
        day_of_month: said.dayOfMonth ?? null,
        months_after: said.monthsAfter,
        days_after: said.daysAfter,
        role: said.role,
        citation: said.citation,
        confidence: said.confidence,
        cycle_until: said.cycleUntil ?? null,
        version: version + 1,
      })
      .where('institute_id', '=', chain)
      .where('id', '=', kindId)
      .execute();
    return done(
      { id: kindId },
      { subject: { kind: 'obligation_kind', id: kindId }, before: standing(kind), after: said },
    );
  },
});

const standing = (kind: KindRow) => {
  const { bound, yearsAfter, month, day, monthsAfter, daysAfter, role, citation, confidence, cycleUntil } =
    kind;
  return {
    bound,
    yearsAfter,
    month,
    dayOfMonth: day,
    monthsAfter,
    daysAfter,
    role,
    citation,
    confidence,
    cycleUntil,
  };
};
