import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { obligationKinds } from '../queries/obligation-kinds.ts';
import { ruleColumns } from '../rules/kind-rule.ts';
import { addKindInput } from '../rules/obligation-input.ts';
import { ownKindCode } from '../rules/obligation-kind.ts';
import { mayReviseObligationKinds } from '../rules/obligation-permissions.ts';

/** A kind that the institute owes besides those that are brought: a report that its decree asks for, a dialogue. */
export const addObligationKind = defineCommand({
  name: 'add-obligation-kind',
  version: 1,
  input: addKindInput,
  may: mayReviseObligationKinds,
  run: async ({ tx, chain, entryNo }, input) => {
    const { title, scope, rhythm, event, cycleFrom, cycleUntil, ...rule } = input;
    if (!event && rule.yearsAfter === undefined) return refuse({ key: 'obligations.kind-without-a-day' });
    if (scope === 'institute' && rhythm !== 'every')
      return refuseFields({ rhythm: [{ key: 'obligations.institute-every-year' }] });
    const kinds = await obligationKinds(tx, chain);
    const id = newId();
    await tx
      .insertInto('obligation_kinds')
      .values({
        ...ruleColumns(rule),
        institute_id: chain,
        id,
        code: ownKindCode(id),
        title: JSON.stringify(title),
        scope,
        rhythm,
        event: event ? JSON.stringify(event) : null,
        cycle_from: cycleFrom,
        cycle_until: cycleUntil ?? null,
        position: Math.max(0, ...kinds.map(({ position }) => position)) + 1,
        entry_no: entryNo,
      })
      .execute();
    return done({ id }, { subject: { kind: 'obligation_kind', id }, after: input });
  },
});
