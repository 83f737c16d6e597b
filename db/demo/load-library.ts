import { adoptLibrary } from '../../src/areas/results/commands/adopt-library.ts';
import { libraryIndicators } from '../../src/areas/results/queries/library-indicators.ts';
import type { OutcomeStory, ProgrammeStory } from './story.ts';
import { indicatorTemplates } from './story-indicators.ts';
import { staff, type Telling, tell } from './telling.ts';
import { resultsOf } from './unfold-results.ts';

/** The library as the program brings it. */
export const tellLibrary = async (telling: Telling): Promise<void> => {
  await tell(telling, staff(telling, 'system'), adoptLibrary, [], {});
};

/** The library's indicators by key. */
export const libraryIds = async (telling: Telling): Promise<ReadonlyMap<string, string>> => {
  const actor = staff(telling, 'system');
  const rows = await telling.db.read(actor, (tx) => libraryIndicators(tx, actor.institute!.id));
  return new Map(rows.map(({ key, id }) => [key, id]));
};

/** The results of an outcome, each indicator linked to the library's that counts the same, where there is one. */
export const linkedResults = async (telling: Telling, programme: ProgrammeStory, outcome: OutcomeStory) => {
  const ids = await libraryIds(telling);
  const libraryOf = new Map(
    outcome.indicators.map(({ template }) => [
      telling.names.indicator(programme, outcome.code, template),
      ids.get(indicatorTemplates[template]!.library ?? ''),
    ]),
  );
  const told = resultsOf(telling.story, programme, outcome);
  return {
    ...told,
    results: told.results.map((result) => ({
      ...result,
      indicators: result.indicators.map((each) => ({ ...each, libraryId: libraryOf.get(each.id) })),
    })),
  };
};
