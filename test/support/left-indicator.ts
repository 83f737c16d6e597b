import { definitionRow } from '../../src/areas/results/commands/define-indicator.ts';
import type { DefinitionInput } from '../../src/areas/results/rules/indicator-input.ts';
import type { Database } from '../../src/db/database.ts';
import { newId } from '../../src/kernel/id.ts';
import type { Cast } from './cast.ts';

/** An indicator that no form judged, as one from before a rule stands. */
export const leaveIndicator = (
  db: Database,
  { system, institute }: Pick<Cast, 'system' | 'institute'>,
  outcomeId: string,
  definition: Omit<DefinitionInput, 'ascending'>,
): Promise<string> =>
  db.write(system, async (tx) => {
    const id = newId();
    const key = { institute_id: institute.id, entry_no: 1 };
    await tx
      .insertInto('indicators')
      .values({ ...key, id, outcome_id: outcomeId, code: id.slice(-8), result_key: '1', position: 0 })
      .execute();
    const meant = { ...definitionRow({ ascending: true, ...definition }), edition: 1, series: 1 };
    await tx
      .insertInto('indicator_versions')
      .values({ ...key, ...meant, id: newId(), indicator_id: id })
      .execute();
    return id;
  });
