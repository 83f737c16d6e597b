import { parseArgs } from 'node:util';
import { parameterSeeds } from '../areas/overview/rules/all-rules.ts';
import { adoptRulebook } from '../areas/rulebook/commands/adopt-rulebook.ts';
import { countryFactSeeds } from '../areas/rulebook/rules/country-fact-seeds.ts';
import { type Performed, perform } from '../command/perform.ts';
import type { Database } from '../db/database.ts';
import type { Actor } from '../kernel/actor.ts';
import { newId } from '../kernel/id.ts';
import { actingFor, inOffice } from './office.ts';
import { sayRefusal } from './refusal.ts';
import { UsageError, type Verb } from './verb.ts';

export const adoptRulebookVerb: Verb = {
  name: 'rulebook adopt',
  summary: 'Writes the agreement, the numbers of new rules and country facts; what an institute has stays',
  usage: 'rulebook adopt --institute CODE [--json]',
  run: async (call) => {
    const { values } = parseArgs({
      args: call.args,
      options: { institute: { type: 'string' }, json: { type: 'boolean' } },
    });
    const code = values.institute;
    if (!code) throw new UsageError('It takes --institute');
    return inOffice(call.config, async ({ db }) => {
      const adopted = await adoptWholeRulebook(db, await actingFor(db, code));
      if (!adopted.done) return sayRefusal(call, adopted);
      const { parameters, countryFacts } = adopted.value;
      call.out(
        values.json
          ? JSON.stringify(adopted.value)
          : `${code}: ${parameters} numbers and ${countryFacts} country facts are new`,
      );
      return 0;
    });
  },
};

type Adopted = { texts: number; parameters: number; countryFacts: number };

/** Everything this version knows, for an institute that is new or was upgraded. */
export const adoptWholeRulebook = (db: Database, actor: Actor): Promise<Performed<Adopted>> =>
  perform(db, actor, adoptRulebook, newId(), { parameters: parameterSeeds, countryFacts: countryFactSeeds });
