import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { factMeeting } from '../queries/country-facts.ts';
import { countryFactInput } from '../rules/country-fact-input.ts';
import { mayKeepRulebook } from '../rules/rulebook-permissions.ts';

/** A fact of a country; one that meets another of its kind on some day is refused, since only one can be true. */
export const recordCountryFact = defineCommand({
  name: 'record-country-fact',
  version: 1,
  input: countryFactInput,
  may: mayKeepRulebook,
  run: async ({ tx, chain, entryNo }, input) => {
    if (await factMeeting(tx, chain, input))
      return refuseFields({ validFrom: [{ key: 'rulebook.fact-meets-another' }] });
    const { country, kind, value, source, confidence, validFrom, validUntil = null } = input;
    const id = input.id ?? newId();
    await tx
      .insertInto('country_facts')
      .values({
        institute_id: chain,
        id,
        country,
        kind,
        value,
        source,
        confidence,
        valid_from: validFrom,
        valid_until: validUntil,
        entry_no: entryNo,
      })
      .execute();
    const after = { country, kind, value, source, confidence, validFrom, validUntil };
    return done({ id }, { subject: { kind: 'country_fact', id }, after });
  },
});
