import { defineCommand, done } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { mayLoadRates } from '../rules/finance-permissions.ts';
import { perDiemsInput } from '../rules/purchase-input.ts';

/** A table of per diems by country, as its source prints it, from a day on; what was loaded before stays. */
export const loadPerDiems = defineCommand({
  name: 'load-per-diems',
  version: 1,
  input: perDiemsInput,
  may: mayLoadRates,
  run: async ({ tx, chain, entryNo }, { fromOn, source, perDiems }) => {
    await tx
      .insertInto('per_diem_rates')
      .values(
        perDiems.map(({ country, amount }) => ({
          institute_id: chain,
          id: newId(),
          country,
          from_on: fromOn,
          amount_minor: amount.minor,
          currency: amount.currency,
          source,
          entry_no: entryNo,
        })),
      )
      .execute();
    return done(
      { count: perDiems.length },
      { subject: { kind: 'per-diems', id: null }, after: { fromOn, source, perDiems } },
    );
  },
});
