import { conflict, defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { lostObligation, onRecord } from '../queries/lost-obligations.ts';
import { kindBegunAfter, obligationKindById } from '../queries/obligation-kinds.ts';
import { comparableKind, ruleColumns, standingRule } from '../rules/kind-rule.ts';
import { beginKindAnewInput } from '../rules/obligation-input.ts';
import type { KindRow } from '../rules/obligation-kind.ts';
import { mayReviseObligationKinds } from '../rules/obligation-permissions.ts';

/**
 * Another day of a kind from a cycle on: the row so far ends with the cycle before, so that its obligations keep their
 * ids and days, and a copy with the new day begins. Nothing that is on record may lose its obligation by it.
 */
export const beginObligationKindAnew = defineCommand({
  name: 'begin-obligation-kind-anew',
  version: 1,
  input: beginKindAnewInput,
  may: mayReviseObligationKinds,
  run: async ({ tx, chain, entryNo }, { kindId, version, cycleFrom, ...said }) => {
    const kind = await obligationKindById(tx, chain, kindId);
    if (!kind) throw new NotFound();
    if (kind.version !== version) return conflict(kind.version, comparableKind(kind));
    if (!kind.event && said.yearsAfter === undefined)
      return refuse({ key: 'obligations.kind-without-a-day' });
    if (cycleFrom <= kind.cycleFrom) return tooEarly('obligations.cycle-not-later', kind);
    const next = await kindBegunAfter(tx, chain, kind);
    if (next) return tooEarly('obligations.begun-anew', next);
    const before = await onRecord(tx, chain, kind);
    const id = newId();
    const ends = Math.min(kind.cycleUntil ?? cycleFrom, cycleFrom - 1);
    const until = kind.cycleUntil !== null && kind.cycleUntil >= cycleFrom ? kind.cycleUntil : null;
    await tx
      .updateTable('obligation_kinds')
      .set({ cycle_until: ends, version: version + 1 })
      .where('institute_id', '=', chain)
      .where('id', '=', kindId)
      .execute();
    await tx
      .insertInto('obligation_kinds')
      .values({
        ...ruleColumns(said),
        institute_id: chain,
        id,
        code: kind.code,
        title: JSON.stringify(kind.title),
        scope: kind.scope,
        rhythm: kind.rhythm,
        event: kind.event && JSON.stringify(kind.event),
        position: kind.position,
        cycle_from: cycleFrom,
        cycle_until: until,
        entry_no: entryNo,
      })
      .execute();
    const lost = await lostObligation(tx, chain, kind, before);
    if (lost) return refuse(lost);
    return done(
      { id },
      {
        subject: { kind: 'obligation_kind', id },
        before: { kindId, ...standingRule(kind), cycleFrom: kind.cycleFrom, cycleUntil: kind.cycleUntil },
        after: { ...said, cycleFrom },
      },
    );
  },
});

const tooEarly = (key: string, { cycleFrom }: KindRow) =>
  refuseFields({ cycleFrom: [{ key, args: { year: String(cycleFrom) } }] });
