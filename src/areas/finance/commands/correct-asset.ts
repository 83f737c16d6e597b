import { sql } from 'kysely';
import { conflict, defineCommand, done } from '../../../command/command.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { type AssetRow, assets } from '../queries/assets.ts';
import { assetCorrection } from '../rules/asset-input.ts';
import { mayRecordExpense } from '../rules/finance-permissions.ts';
import { assetConstraints, keepAsset } from './keep-asset.ts';

/** What became of an asset (its place, its state, its destination) or was wrong of it: another row, with the reason. */
export const correctAsset = defineCommand({
  name: 'correct-asset',
  version: 1,
  input: assetCorrection,
  constraints: assetConstraints,
  may: (actor) => mayRecordExpense(actor, { partnershipId: actor.partnerships[0] }),
  run: async (writing, { id, version, reason, ...said }) => {
    const { tx, actor, chain, entryNo } = writing;
    const [standing] = await assets(tx, chain, { id });
    if (!standing) throw new NotFound();
    const allowed = mayRecordExpense(actor, standing);
    if (allowed !== true) throw new NotAllowed(allowed);
    const before = comparable(standing);
    if (standing.entryNo !== version) return conflict(standing.entryNo, before);
    const { rows } = await sql<{ chargedYear: number }>`update assets set ended_by_no = ${entryNo}
      where institute_id = ${chain} and id = ${standing.rowId} returning charged_year as "chargedYear"`.execute(
      tx,
    );
    const place = { ...standing, chargedYear: rows[0]!.chargedYear };
    const after = await keepAsset(writing, { id, place, replaces: { id: standing.rowId, reason } }, said);
    const { partnershipId } = standing;
    return done(
      { id },
      { subject: { kind: 'asset', id }, partnershipId, before, after: { ...after, reason } },
    );
  },
});

/** What two people saving at once compare, by the label of its field. */
const comparable = (row: AssetRow) => ({
  'finance.assetDescription': row.description,
  'finance.place': row.place,
  'finance.inventoryNumber': row.inventoryNumber,
  'finance.assetState': row.state,
  'finance.destination': row.destination,
  'finance.destinationOn': row.destinationOn,
});
