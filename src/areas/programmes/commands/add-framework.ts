import { defineCommand, done } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { addFrameworkInput } from '../rules/framework-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { rowOfFramework } from './row-of-framework.ts';

/** A joint strategic framework in which programmes of the institute work. */
export const addFramework = defineCommand({
  name: 'add-framework',
  version: 1,
  input: addFrameworkInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain, entryNo }, { id = newId(), ...said }) => {
    await tx
      .insertInto('strategic_frameworks')
      .values({
        institute_id: chain,
        id,
        ...rowOfFramework(said),
        entry_no: entryNo,
      })
      .execute();
    return done({ id }, { subject: { kind: 'strategic_framework', id }, after: said });
  },
});
