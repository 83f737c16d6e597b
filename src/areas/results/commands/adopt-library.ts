import { defineCommand, done } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { broughtIndicators, libraryEdition } from '../rules/library-edition.ts';
import { libraryAdoptionInput } from '../rules/library-input.ts';
import { mayKeepLibrary } from '../rules/result-permissions.ts';
import { libraryRow } from './library-row.ts';

/** Writes the indicators that this program brings and the institute's library lacks; what is there stays as it is. */
export const adoptLibrary = defineCommand({
  name: 'adopt-library',
  version: 1,
  input: libraryAdoptionInput,
  may: mayKeepLibrary,
  run: async ({ tx, chain, entryNo }) => {
    const there = await tx
      .selectFrom('library_indicators')
      .select('key')
      .where('institute_id', '=', chain)
      .execute();
    const known = new Set(there.map(({ key }) => key));
    const missing = broughtIndicators.filter(({ key }) => !known.has(key));
    if (missing.length > 0)
      await tx
        .insertInto('library_indicators')
        .values(
          missing.map((each) => ({
            institute_id: chain,
            entry_no: entryNo,
            id: newId(),
            key: each.key,
            brought: libraryEdition,
            ...libraryRow({ ...each, ascending: true, sourceOfVerification: undefined, unit: each.unit }),
          })),
        )
        .execute();
    const after = { added: missing.map(({ key }) => key) };
    return done(after, { subject: { kind: 'library_indicator', id: null }, after });
  },
});
