import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { metMeanwhile } from '../../../command/met-meanwhile.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { countryFact, factMeeting } from '../queries/country-facts.ts';
import { countryFactCorrection } from '../rules/country-fact-input.ts';
import { mayKeepRulebook } from '../rules/rulebook-permissions.ts';

/** The row that took the place, if any did. */
type Replacement = { id: string | null };

/** Ends or corrects a fact of a country: another row takes its place, or none. The old row stays readable. */
export const correctCountryFact = defineCommand({
  name: 'correct-country-fact',
  version: 1,
  input: countryFactCorrection,
  may: mayKeepRulebook,
  run: async (writing, input) => {
    const { tx, chain, entryNo } = writing;
    const old = await countryFact(tx, chain, input.id, true);
    if (!old) throw new NotFound();
    const { id: _id, reason: _reason, ...stood } = old;
    const met = await metMeanwhile(writing, 'country_facts', input, stood);
    if (met) return met;
    const { country, kind, value, source, confidence, validFrom, validUntil = null } = input;
    const { neverWas, reason } = input;
    await tx
      .updateTable('country_facts')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', old.id)
      .execute();
    const subject = { kind: 'country_fact', id: old.id };
    const before = { ...old };
    if (neverWas) return done<Replacement>({ id: null }, { subject, before, after: { neverWas, reason } });
    if (await factMeeting(tx, chain, input))
      return refuseFields({ validFrom: [{ key: 'rulebook.fact-meets-another' }] });
    const id = newId();
    const said = { country, kind, value, source, confidence, reason };
    await tx
      .insertInto('country_facts')
      .values({
        ...said,
        institute_id: chain,
        id,
        valid_from: validFrom,
        valid_until: validUntil,
        replaces_id: old.id,
        entry_no: entryNo,
      })
      .execute();
    return done<Replacement>({ id }, { subject, before, after: { id, ...said, validFrom, validUntil } });
  },
});
