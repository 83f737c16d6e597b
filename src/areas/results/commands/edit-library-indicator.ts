import { sql } from 'kysely';
import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { type LibraryIndicator, libraryIndicatorById } from '../queries/library-indicators.ts';
import { standardAxesWorded } from '../queries/standard-axis-words.ts';
import { nameProblems } from '../rules/category-names.ts';
import { categoryProblems, definitionProblems } from '../rules/definition-check.ts';
import { keptLeftOut } from '../rules/left-out-axes.ts';
import { libraryChangeInput } from '../rules/library-input.ts';
import { mayKeepLibrary } from '../rules/result-permissions.ts';
import { libraryRow } from './library-row.ts';
import { wholeDefinition } from './whole-definition.ts';

/** What the library says from now on. No indicator of a programme changes by it. */
export const editLibraryIndicator = defineCommand({
  name: 'edit-library-indicator',
  version: 1,
  input: libraryChangeInput,
  may: mayKeepLibrary,
  run: async ({ tx, chain }, input) => {
    const found = await libraryIndicatorById(tx, chain, input.id);
    if (!found) throw new NotFound();
    if (found.version !== input.version) return conflict(found.version, comparable(found));
    const leftOutAxes = keptLeftOut(input.leftOutAxes ?? found.leftOutAxes);
    const errors = {
      ...categoryProblems(input),
      ...nameProblems(input.axes ?? [], standardAxesWorded(), found.axes),
      ...definitionProblems({ ...input, leftOutAxes }, found),
    };
    if (Object.keys(errors).length > 0) return refuseFields(errors);
    await tx
      .updateTable('library_indicators')
      .set({
        ...libraryRow({ ...input, leftOutAxes }, found.sourceOfVerification),
        version: found.version + 1,
        retired_on: input.retired ? sql<string>`coalesce(retired_on, current_date)` : null,
      })
      .where('institute_id', '=', chain)
      .where('id', '=', input.id)
      .execute();
    const { id, version: _, ...said } = input;
    const { title, measure, overTime, overPartners, unit, sourceOfVerification, axes, crossings, scale } =
      found;
    return done(
      { id },
      {
        subject: { kind: 'library_indicator', id },
        before: {
          title,
          measure,
          overTime,
          overPartners,
          unit,
          sourceOfVerification,
          axes,
          crossings,
          leftOutAxes: found.leftOutAxes,
          scale,
        },
        after: { ...said, leftOutAxes },
      },
    );
  },
});

const comparable = (found: LibraryIndicator) => ({
  'results.level': found.level,
  ...wholeDefinition(found),
  'results.library-source': found.source,
  'results.confidence': found.confidence,
  'results.retire': found.retiredOn !== null,
});
