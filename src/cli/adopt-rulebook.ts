import { adoptObligations } from '../areas/obligations/commands/adopt-obligations.ts';
import { parameterSeeds } from '../areas/overview/rules/all-rules.ts';
import { adoptQuestionnaires } from '../areas/partners/commands/adopt-questionnaires.ts';
import { adoptLibrary } from '../areas/results/commands/adopt-library.ts';
import { adoptRulebook } from '../areas/rulebook/commands/adopt-rulebook.ts';
import { countryFactSeeds } from '../areas/rulebook/rules/country-fact-seeds.ts';
import { type Performed, perform } from '../command/perform.ts';
import type { Database } from '../db/database.ts';
import type { Actor } from '../kernel/actor.ts';
import { newId } from '../kernel/id.ts';
import { parseArgs } from './args.ts';
import { actingFor, inOffice } from './office.ts';
import { sayRefusal } from './refusal.ts';
import { UsageError, type Verb } from './verb.ts';

export const adoptRulebookVerb: Verb = {
  name: 'rulebook adopt',
  summary:
    'Writes the agreement, numbers of new rules, country facts, questionnaires, indicators and kinds of obligation; what is there stays',
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
      call.out(values.json ? JSON.stringify(adopted.value) : `${code}: ${told(adopted.value)} are new`);
      return 0;
    });
  },
};

const told = ({ texts, parameters, countryFacts, ...lists }: Adopted): string => {
  const { questionnaires, library, obligations } = lists;
  const counted = [
    `${texts} texts`,
    `${parameters} numbers`,
    `${countryFacts} country facts`,
    `${questionnaires.length} questionnaires`,
    `${library.length} indicators`,
  ];
  return `${counted.join(', ')} and ${obligations.length} kinds of obligation`;
};

type Adopted = {
  texts: number;
  parameters: number;
  countryFacts: number;
  questionnaires: readonly string[];
  /** Keys of the indicators that are new in the library. */
  library: readonly string[];
  /** Codes of the kinds of obligation that are new. */
  obligations: readonly string[];
};

/** Everything this version knows, questionnaires, the indicator library and kinds of obligation too, for an institute that is new or was upgraded. */
export const adoptWholeRulebook = async (db: Database, actor: Actor): Promise<Performed<Adopted>> => {
  const seeds = { parameters: parameterSeeds, countryFacts: countryFactSeeds };
  const rulebook = await perform(db, actor, adoptRulebook, newId(), seeds);
  if (!rulebook.done) return rulebook;
  const asked = await perform(db, actor, adoptQuestionnaires, newId(), {});
  if (!asked.done) return asked;
  const library = await perform(db, actor, adoptLibrary, newId(), {});
  if (!library.done) return library;
  const owed = await perform(db, actor, adoptObligations, newId(), {});
  if (!owed.done) return owed;
  const value = { ...rulebook.value, ...asked.value, library: library.value.added, ...owed.value };
  return { ...rulebook, value };
};
