import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { standardAxesWorded } from '../queries/standard-axis-words.ts';
import { nameProblems } from '../rules/category-names.ts';
import { categoryProblems, definitionProblems } from '../rules/definition-check.ts';
import { libraryIndicatorInput } from '../rules/library-input.ts';
import { mayKeepLibrary } from '../rules/result-permissions.ts';
import { libraryRow } from './library-row.ts';

/** An indicator of the institute's own in its library; its key is its own there. */
export const addLibraryIndicator = defineCommand({
  name: 'add-library-indicator',
  version: 1,
  input: libraryIndicatorInput,
  may: mayKeepLibrary,
  run: async ({ tx, chain, entryNo }, input) => {
    const taken = await tx
      .selectFrom('library_indicators')
      .select('id')
      .where('institute_id', '=', chain)
      .where('key', '=', input.key)
      .executeTakeFirst();
    const errors = {
      ...categoryProblems(input),
      ...nameProblems(input.axes ?? [], standardAxesWorded()),
      ...definitionProblems(input),
    };
    if (taken) errors.key = [{ key: 'results.key-taken', args: { key: input.key } }];
    if (Object.keys(errors).length > 0) return refuseFields(errors);
    const { id = newId(), ...after } = input;
    await tx
      .insertInto('library_indicators')
      .values({ institute_id: chain, entry_no: entryNo, id, key: input.key, ...libraryRow(input) })
      .execute();
    return done({ id }, { subject: { kind: 'library_indicator', id }, after });
  },
});
