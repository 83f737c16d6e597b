import { path } from './kernel/path.ts';

/** Addresses of programmes, outcomes and action plans; `paths.ts` joins them with all others. */
export const programmePaths = {
  programmes: path('/programmes'),
  newProgramme: path('/programmes/new'),
  programme: path('/programmes/:id'),
  editProgramme: path('/programmes/:id/edit'),
  decideProgramme: path('/programmes/:id/decision'),
  programmeRecords: path('/programmes/:id/records'),
  programmeChecks: path('/programmes/:id/checks'),
  newOutcome: path('/programmes/:id/outcomes/new'),
  outcome: path('/outcomes/:id'),
  editOutcome: path('/outcomes/:id/edit'),
  announceGroups: path('/outcomes/:id/target-groups'),
  newOutput: path('/outcomes/:id/outputs/new'),
  actionPlans: path('/action-plans'),
  newActionPlan: path('/action-plans/new'),
  actionPlan: path('/action-plans/:id'),
  editActionPlan: path('/action-plans/:id/edit'),
  copyActionPlan: path('/action-plans/:id/copy'),
  uniquePeople: path('/action-plans/:id/unique-people'),
  newPlanEdition: path('/action-plans/:id/edition'),
  newPlanLine: path('/action-plans/:id/lines/new'),
  editPlanLine: path('/action-plan-lines/:id/edit'),
  removePlanLine: path('/action-plan-lines/:id/removal'),
  approveActionPlan: path('/action-plans/:id/approval'),
};
