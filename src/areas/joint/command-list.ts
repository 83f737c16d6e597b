import type { AnyCommand } from '../../command/registry.ts';
import { addCoApplicant } from './commands/add-co-applicant.ts';
import { addJointOutcome } from './commands/add-joint-outcome.ts';
import { openJointProgramme } from './commands/open-joint-programme.ts';
import { recordLeaving } from './commands/record-leaving.ts';
import { releaseBlock } from './commands/release-block.ts';
import { setOrganisationAmounts } from './commands/set-organisation-amounts.ts';
import { takePart } from './commands/take-part.ts';
import { withdrawBlock } from './commands/withdraw-block.ts';

/** What can be done to joint programmes; joined to the others in `src/command-list.ts`. */
export const jointCommands: readonly AnyCommand[] = [
  openJointProgramme,
  addJointOutcome,
  addCoApplicant,
  recordLeaving,
  takePart,
  setOrganisationAmounts,
  releaseBlock,
  withdrawBlock,
];
