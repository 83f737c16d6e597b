import { conflict, defineCommand, done, refuse } from '../../../command/command.ts';
import type { Tx } from '../../../db/transaction.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { kindBegunAfter, obligationKindById, obligationKinds } from '../queries/obligation-kinds.ts';
import { comparableKind, standingRule } from '../rules/kind-rule.ts';
import { removeKindInput } from '../rules/obligation-input.ts';
import { isOwnKind, type KindRow } from '../rules/obligation-kind.ts';
import { mayReviseObligationKinds } from '../rules/obligation-permissions.ts';

const onRecord = { problem: { key: 'obligations.kind-on-record' } };

/** Takes out a kind that the institute added by mistake, while nothing is on record of it; the trail keeps it. */
export const removeObligationKind = defineCommand({
  name: 'remove-obligation-kind',
  version: 1,
  input: removeKindInput,
  constraints: {
    obligation_events_institute_id_kind_id_fkey: onRecord,
    obligation_dates_institute_id_kind_id_fkey: onRecord,
    obligation_takings_institute_id_kind_id_fkey: onRecord,
    obligation_closings_institute_id_kind_id_fkey: onRecord,
    obligation_decisions_institute_id_kind_id_fkey: onRecord,
  },
  may: mayReviseObligationKinds,
  run: async ({ tx, chain }, { kindId, version }) => {
    const kind = await obligationKindById(tx, chain, kindId);
    if (!kind) throw new NotFound();
    if (kind.version !== version) return conflict(kind.version, comparableKind(kind));
    if (!isOwnKind(kind)) return refuse({ key: 'obligations.kind-is-brought' });
    const next = await kindBegunAfter(tx, chain, kind);
    if (next) return refuse({ key: 'obligations.begun-anew', args: { year: String(next.cycleFrom) } });
    await tx
      .deleteFrom('obligation_kinds')
      .where('institute_id', '=', chain)
      .where('id', '=', kindId)
      .execute();
    await giveBack(tx, chain, kind);
    const before = { title: kind.title, ...standingRule(kind), cycleFrom: kind.cycleFrom };
    return done({ id: kindId }, { subject: { kind: 'obligation_kind', id: kindId }, before });
  },
});

/** The row that this one began anew holds again where it was cut short for it. */
const giveBack = async (tx: Tx, chain: string, { code, cycleFrom, cycleUntil }: KindRow): Promise<void> => {
  const before = (await obligationKinds(tx, chain)).findLast(
    (row) => row.code === code && row.cycleFrom < cycleFrom && row.cycleUntil === cycleFrom - 1,
  );
  if (!before) return;
  await tx
    .updateTable('obligation_kinds')
    .set({ cycle_until: cycleUntil, version: before.version + 1 })
    .where('institute_id', '=', chain)
    .where('id', '=', before.id)
    .execute();
};
