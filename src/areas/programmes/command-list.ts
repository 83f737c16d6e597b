import type { AnyCommand } from '../../command/registry.ts';
import { addCausalLink } from './commands/add-causal-link.ts';
import { addOutcome } from './commands/add-outcome.ts';
import { addOutput } from './commands/add-output.ts';
import { addPlanLine } from './commands/add-plan-line.ts';
import { addRisk } from './commands/add-risk.ts';
import { addStatement } from './commands/add-statement.ts';
import { approveActionPlan } from './commands/approve-action-plan.ts';
import { correctRiskFollowUp } from './commands/correct-risk-follow-up.ts';
import { decideProgramme } from './commands/decide-programme.ts';
import { followUpRisk } from './commands/follow-up-risk.ts';
import { moveOutcome } from './commands/move-outcome.ts';
import { moveStatement } from './commands/move-statement.ts';
import { openActionPlan } from './commands/open-action-plan.ts';
import { openPlanEdition } from './commands/open-plan-edition.ts';
import { openProgramme } from './commands/open-programme.ts';
import { removeCausalLink } from './commands/remove-causal-link.ts';
import { removePlanLine } from './commands/remove-plan-line.ts';
import { removeStatement } from './commands/remove-statement.ts';
import { reviseActionPlan } from './commands/revise-action-plan.ts';
import { reviseOutcome } from './commands/revise-outcome.ts';
import { reviseOutput } from './commands/revise-output.ts';
import { revisePlanLine } from './commands/revise-plan-line.ts';
import { reviseProgramme } from './commands/revise-programme.ts';
import { reviseRisk } from './commands/revise-risk.ts';
import { reviseStatement } from './commands/revise-statement.ts';

/** What is decided and kept of programmes, outcomes and action plans; joined to the others in `src/command-list.ts`. */
export const programmeCommands: readonly AnyCommand[] = [
  openProgramme,
  reviseProgramme,
  addOutcome,
  reviseOutcome,
  addOutput,
  openActionPlan,
  reviseActionPlan,
  openPlanEdition,
  addPlanLine,
  revisePlanLine,
  removePlanLine,
  approveActionPlan,
  decideProgramme,
  addRisk,
  reviseRisk,
  followUpRisk,
  correctRiskFollowUp,
  addStatement,
  reviseStatement,
  moveStatement,
  removeStatement,
  addCausalLink,
  removeCausalLink,
  moveOutcome,
  reviseOutput,
];
