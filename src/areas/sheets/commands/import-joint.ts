import type { Writing } from '../../../command/command.ts';
import { within } from '../../../command/within.ts';
import { setOrganisationAmounts } from '../../joint/commands/set-organisation-amounts.ts';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import { ledJointOf, planJointSheet } from '../queries/joint-plan.ts';
import type { SheetImportInput } from '../rules/sheet-input.ts';
import { toldOf, writtenCells } from './import-budget.ts';
import type { Imported } from './import-sheet.ts';

/** Writes what a file of organisations' blocks comes to beside what stands, through the command that sets them. */
export const importJoint = async (
  writing: Writing,
  programme: ProgrammeRow,
  input: SheetImportInput,
  reason: string,
): Promise<Imported> => {
  const { tx, chain } = writing;
  const { matched, problems } = await planJointSheet(tx, chain, programme.id, input.jointAmounts);
  if (problems.length > 0) return { problems };
  const written = matched.filter(({ becomes }) => becomes !== 'unchanged');
  if (written.length === 0) return { rows: [], ...toldOf(matched) };
  const joint = await ledJointOf(tx, chain, programme.id);
  const amounts = written.map((each) => each.input);
  const { value } = await within(writing, setOrganisationAmounts, { jointId: joint!.id, amounts, reason });
  return { rows: writtenCells(written, value.ids), ...toldOf(matched) };
};
