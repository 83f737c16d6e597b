import { defineCommand, done } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { obligationKinds } from '../queries/obligation-kinds.ts';
import { adoptObligationsInput } from '../rules/obligation-input.ts';
import { mayReviseObligationKinds } from '../rules/obligation-permissions.ts';
import { obligationSeeds } from '../rules/obligation-seeds.ts';

/** Writes the kinds of obligation that this program brings and the institute does not have; what it changed stays. */
export const adoptObligations = defineCommand({
  name: 'adopt-obligations',
  version: 1,
  input: adoptObligationsInput,
  may: mayReviseObligationKinds,
  run: async ({ tx, chain, entryNo }) => {
    const known = new Set((await obligationKinds(tx, chain)).map(({ code }) => code));
    const rows = obligationSeeds.flatMap((seed, position) => {
      const { yearsAfter, monthsAfter, daysAfter, cycleFrom, cycleUntil, day, title, event, ...plain } = seed;
      if (known.has(seed.code)) return [];
      return {
        ...plain,
        institute_id: chain,
        id: newId(),
        title: JSON.stringify(title),
        event: event && JSON.stringify(event),
        years_after: yearsAfter,
        day_of_month: day,
        months_after: monthsAfter,
        days_after: daysAfter,
        cycle_from: cycleFrom,
        cycle_until: cycleUntil,
        position,
        entry_no: entryNo,
      };
    });
    if (rows.length > 0) await tx.insertInto('obligation_kinds').values(rows).execute();
    const after = { obligations: rows.map(({ code }) => code) };
    return done(after, { subject: { kind: 'obligation_kind', id: null }, after });
  },
});
