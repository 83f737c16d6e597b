import type { Route } from '../../page/page.ts';
import { paths } from '../../paths.ts';
import * as actionPlans from './pages/action-plans.tsx';
import * as approveActionPlan from './pages/approve-action-plan.tsx';
import * as copyActionPlan from './pages/copy-action-plan.tsx';
import * as correctRiskFollowUp from './pages/correct-risk-follow-up.tsx';
import * as decideProgramme from './pages/decide-programme.tsx';
import * as editActionPlan from './pages/edit-action-plan.tsx';
import * as editOutcome from './pages/edit-outcome.tsx';
import * as editOutput from './pages/edit-output.tsx';
import * as editPlanLine from './pages/edit-plan-line.tsx';
import * as editProgramme from './pages/edit-programme.tsx';
import * as editRisk from './pages/edit-risk.tsx';
import * as editStatement from './pages/edit-statement.tsx';
import * as followUpRisk from './pages/follow-up-risk.tsx';
import * as moveOutcome from './pages/move-outcome.ts';
import * as moveStatement from './pages/move-statement.ts';
import * as newActionPlan from './pages/new-action-plan.tsx';
import * as newCausalLink from './pages/new-causal-link.tsx';
import * as newOutcome from './pages/new-outcome.tsx';
import * as newOutput from './pages/new-output.tsx';
import * as newPlanLine from './pages/new-plan-line.tsx';
import * as newProgramme from './pages/new-programme.tsx';
import * as newRisk from './pages/new-risk.tsx';
import * as newStatement from './pages/new-statement.tsx';
import * as planEdition from './pages/plan-edition.ts';
import * as programmes from './pages/programmes.tsx';
import * as removeCausalLink from './pages/remove-causal-link.tsx';
import * as removePlanLine from './pages/remove-plan-line.tsx';
import * as removeStatement from './pages/remove-statement.tsx';
import * as risk from './pages/risk.tsx';
import * as risks from './pages/risks.tsx';
import * as theory from './pages/theory.tsx';

export const programmeRoutes: readonly Route[] = [
  { path: paths.programmes, show: programmes.show },
  { path: paths.newProgramme, ...newProgramme },
  { path: paths.editProgramme, ...editProgramme },
  { path: paths.decideProgramme, ...decideProgramme },
  { path: paths.newOutcome, ...newOutcome },
  { path: paths.editOutcome, ...editOutcome },
  { path: paths.newOutput, ...newOutput },
  { path: paths.theory, show: theory.show },
  { path: paths.moveStatement, save: moveStatement.save },
  { path: paths.moveOutcome, save: moveOutcome.save },
  { path: paths.editOutput, ...editOutput },
  { path: paths.newStatement, ...newStatement },
  { path: paths.editStatement, ...editStatement },
  { path: paths.removeStatement, ...removeStatement },
  { path: paths.newCausalLink, ...newCausalLink },
  { path: paths.removeCausalLink, ...removeCausalLink },
  { path: paths.programmeRisks, show: risks.show },
  { path: paths.risk, show: risk.show },
  { path: paths.newRisk, ...newRisk },
  { path: paths.editRisk, ...editRisk },
  { path: paths.followUpRisk, ...followUpRisk },
  { path: paths.correctRiskFollowUp, ...correctRiskFollowUp },
  { path: paths.actionPlans, show: actionPlans.show },
  { path: paths.newActionPlan, ...newActionPlan },
  { path: paths.editActionPlan, ...editActionPlan },
  { path: paths.copyActionPlan, ...copyActionPlan },
  { path: paths.newPlanEdition, save: planEdition.save },
  { path: paths.newPlanLine, ...newPlanLine },
  { path: paths.editPlanLine, ...editPlanLine },
  { path: paths.removePlanLine, ...removePlanLine },
  { path: paths.approveActionPlan, ...approveActionPlan },
];
