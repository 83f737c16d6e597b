import { defineCommand, done } from '../../../command/command.ts';
import type { Tx } from '../../../db/transaction.ts';
import { newId } from '../../../kernel/id.ts';
import { knownCountryFacts, knownParameters } from '../queries/rulebook-rows.ts';
import { agreementTexts } from '../rules/agreement-2007.ts';
import { rulebookInput } from '../rules/rulebook-input.ts';
import { mayAdoptRulebook } from '../rules/rulebook-permissions.ts';

/**
 * Writes an institute's rulebook: the texts of the agreement, the first value of each rule's parameters, facts of
 * countries. What is already there stays as it is, so that a program with new rules can be adopted later.
 */
export const adoptRulebook = defineCommand({
  name: 'adopt-rulebook',
  version: 1,
  input: rulebookInput,
  may: mayAdoptRulebook,
  run: async ({ tx, chain, entryNo }, input) => {
    const key = { institute_id: chain, entry_no: entryNo };
    const texts = await writeTexts(tx, key);
    const has = await knownParameters(tx, chain);
    const parameters = input.parameters
      .filter(({ ruleId, name }) => !has.has(`${ruleId} ${name}`))
      .map(({ ruleId, validFrom, cycle = null, ...seed }) => ({
        ...key,
        ...seed,
        id: newId(),
        rule_id: ruleId,
        valid_from: validFrom,
        cycle,
      }));
    if (parameters.length > 0) await tx.insertInto('parameters').values(parameters).execute();
    const knows = await knownCountryFacts(tx, chain);
    const facts = input.countryFacts
      .filter(({ kind, country, value }) => !knows.has(`${kind} ${country} ${value}`))
      .map(({ validFrom, validUntil = null, ...seed }) => ({
        ...key,
        ...seed,
        id: newId(),
        valid_from: validFrom,
        valid_until: validUntil,
      }));
    if (facts.length > 0) await tx.insertInto('country_facts').values(facts).execute();
    const after = { texts, parameters: parameters.length, countryFacts: facts.length };
    return done(after, { subject: { kind: 'rulebook', id: null }, after });
  },
});

const writeTexts = async (tx: Tx, key: { institute_id: string; entry_no: number }): Promise<number> => {
  const rows = agreementTexts.map(({ title, text, ...row }) => ({
    ...key,
    ...row,
    title: JSON.stringify(title),
    text: JSON.stringify(text),
  }));
  const written = await tx
    .insertInto('rulebook_texts')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['institute_id', 'kind', 'code']).doNothing())
    .returning('code')
    .execute();
  return written.length;
};
