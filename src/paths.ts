type ParamNames<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;

type Params<P extends string> = [ParamNames<P>] extends [never] ? [] : [Record<ParamNames<P>, string>];

export type Path<P extends string = string> = ((...params: Params<P>) => string) & { pattern: P };

/** One address: called, it is the URL; `.pattern` is what a route answers to. */
const path = <const P extends string>(pattern: P): Path<P> => {
  const url = (...[params]: Params<P>) =>
    pattern.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent((params as Record<string, string>)[name] ?? ''),
    );
  return Object.assign(url, { pattern }) as Path<P>;
};

/** An address with its query; empty values are left out. */
export const withQuery = (url: string, query: Readonly<Record<string, string | undefined>>): string => {
  const kept = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return kept.length === 0 ? url : `${url}?${new URLSearchParams(kept)}`;
};

/** Every address of Relais. Anyone may link; only `routes.ts` answers. */
export const paths = {
  home: path('/'),
  health: path('/healthz'),
  asset: path('/assets/:file'),

  signIn: path('/sign-in'),
  signOut: path('/sign-out'),
  signOutEverywhere: path('/sign-out-everywhere'),
  forgotten: path('/forgotten-password'),
  oneTimeLink: path('/link/:token'),
  chooseMembership: path('/act-as'),
  language: path('/language'),
  account: path('/account'),
  changePassword: path('/account/password'),
  people: path('/people'),
  person: path('/people/:id'),
  invite: path('/people/invite'),
  lendDuty: path('/people/lend'),
  passwordLink: path('/people/:id/password-link'),
  suspendMembership: path('/memberships/:id/suspension'),
  endMembership: path('/memberships/:id/end'),
  restoreMembership: path('/memberships/:id/restoration'),
  withdrawDuty: path('/lent-duties/:id/withdrawal'),
  whoMayWhat: path('/people/who-may-what'),

  attachDocument: path('/documents/new/:kind/:id'),
  document: path('/documents/:id'),
  documentFile: path('/documents/:id/file'),
  openDocument: path('/documents/:id/opening'),
  withdrawDocument: path('/documents/:id/withdrawal'),
  writeComment: path('/comments/:kind/:id'),
  derogations: path('/derogations'),
  askDerogation: path('/derogations/ask'),
  derogation: path('/derogations/:id'),
  controlQuestions: path('/control-questions'),
  askControlQuestion: path('/control-questions/ask/:kind/:id'),
  controlQuestion: path('/control-questions/:id'),
  replyToControl: path('/control-questions/:id/reply'),
  decideControlQuestion: path('/control-questions/:id/decision'),

  agreement2007: path('/rulebook'),
  rules: path('/rulebook/rules'),
  parameters: path('/rulebook/parameters'),
  parameter: path('/rulebook/parameters/:id'),
  countryFacts: path('/rulebook/countries'),
  newCountryFact: path('/rulebook/countries/new'),
  countryFact: path('/rulebook/countries/:id'),

  organisations: path('/organisations'),
  newOrganisation: path('/organisations/new'),
  organisation: path('/organisations/:id'),
  editOrganisation: path('/organisations/:id/edit'),
  newAffiliation: path('/organisations/:id/affiliations/new'),
  newSupport: path('/organisations/:id/supports/new'),
  correctAffiliation: path('/affiliations/:id/correction'),
  correctSupport: path('/supports/:id/correction'),
  eligibility: path('/organisations/:id/eligibility'),
  partners: path('/partners'),
  newPartnership: path('/partners/new'),
  partner: path('/partners/:id'),
  editPartnership: path('/partners/:id/edit'),
  newAgreement: path('/partners/:id/agreements/new'),
  agreement: path('/agreements/:id'),
  editAgreement: path('/agreements/:id/edit'),
  signAgreement: path('/agreements/:id/signing'),
  memberCounts: path('/partners/:id/members'),
  newMemberCount: path('/partners/:id/members/new'),
  correctMemberCount: path('/member-counts/:id/correction'),
  screenings: path('/partners/:id/screenings'),
  newScreening: path('/partners/:id/screenings/new'),
  screening: path('/screenings/:id'),
  correctScreening: path('/screenings/:id/correction'),

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
  newOutput: path('/outcomes/:id/outputs/new'),
  actionPlans: path('/action-plans'),
  newActionPlan: path('/action-plans/new'),
  actionPlan: path('/action-plans/:id'),
  editActionPlan: path('/action-plans/:id/edit'),
  newPlanEdition: path('/action-plans/:id/edition'),
  newPlanLine: path('/action-plans/:id/lines/new'),
  approveActionPlan: path('/action-plans/:id/approval'),

  rights: path('/rights'),
  dialogueEvents: path('/rights/dialogue'),
  newDialogueEvent: path('/rights/dialogue/new'),
  dialogueEvent: path('/rights/dialogue/:id'),
  correctDialogueEvent: path('/rights/dialogue/:id/correction'),
  dialogueBodies: path('/rights/bodies'),
  newDialogueBody: path('/rights/bodies/new'),
  dialogueBody: path('/rights/bodies/:id'),
  editDialogueBody: path('/rights/bodies/:id/edit'),
  collectiveAgreements: path('/rights/agreements'),
  newCollectiveAgreement: path('/rights/agreements/new'),
  collectiveAgreement: path('/rights/agreements/:id'),
  editCollectiveAgreement: path('/rights/agreements/:id/edit'),
  continueCollectiveAgreement: path('/rights/agreements/:id/continuation'),
  countWorkersCovered: path('/rights/agreements/:id/workers'),
  correctAgreementState: path('/rights/agreement-states/:id/correction'),
  correctWorkersCovered: path('/rights/workers-covered/:id/correction'),
  advocacyDossiers: path('/rights/advocacy'),
  newAdvocacyDossier: path('/rights/advocacy/new'),
  advocacyDossier: path('/rights/advocacy/:id'),
  editAdvocacyDossier: path('/rights/advocacy/:id/edit'),
  advanceAdvocacyDossier: path('/rights/advocacy/:id/stage'),
  newAdvocacyStep: path('/rights/advocacy/:id/steps/new'),
  correctAdvocacyStage: path('/rights/advocacy-stages/:id/correction'),
  correctAdvocacyStep: path('/rights/advocacy-steps/:id/correction'),
  withdrawRightsRecord: path('/rights/withdrawals/:kind/:id'),

  activities: path('/activities'),
  chooseActivityKind: path('/activities/new'),
  planActivity: path('/activities/new/:kind'),
  activity: path('/activities/:id'),
  editActivity: path('/activities/:id/edit'),
  holdActivity: path('/activities/:id/held'),
  cancelActivity: path('/activities/:id/cancellation'),
  participants: path('/activities/:id/participants'),
  recordUse: path('/activities/:id/use'),

  indicators: path('/outcomes/:id/indicators'),
  newIndicator: path('/outcomes/:id/indicators/new'),
  indicator: path('/indicators/:id'),
  redefineIndicator: path('/indicators/:id/definition'),
  setBaseline: path('/indicators/:id/baseline'),
  newTarget: path('/indicators/:id/targets/new'),
  newMeasurement: path('/indicators/:id/measurements/new'),
  measurements: path('/measurements'),
  correctMeasurement: path('/measurements/:id/correction'),
  measurementSheet: path('/measurements/sheet'),

  budget: path('/programmes/:id/budget'),
  newBudgetAmount: path('/programmes/:id/budget/new'),
  budgetAgainstActual: path('/programmes/:id/money'),
  expenses: path('/expenses'),
  newExpense: path('/expenses/new'),
  expense: path('/expenses/:id'),
  addVoucher: path('/expenses/:id/voucher'),
  correctExpense: path('/expenses/:id/correction'),
  voidExpense: path('/expenses/:id/void'),
  cashBook: path('/expenses/cash-book'),
  transactions: path('/transactions'),
  newTransaction: path('/transactions/new'),
  transaction: path('/transactions/:id'),
  correctTransaction: path('/transactions/:id/correction'),
  voidTransaction: path('/transactions/:id/void'),

  search: path('/search'),
  portfolio: path('/portfolio'),
  portfolioActivities: path('/portfolio/activities'),
  history: path('/history/:kind/:id'),
  checks: path('/checks'),

  filings: path('/filings'),
  fileProgramme: path('/programmes/:id/filing'),
  filing: path('/filings/:id'),

  importIati: path('/iati/import'),
  importedFile: path('/iati/imports/:id'),
  exportIati: path('/programmes/:id/iati'),
};
