import { path } from './kernel/path.ts';

/** Addresses of what is owed and when; `paths.ts` joins them with all others. */
export const obligationPaths = {
  programmeYear: path('/programmes/:id/year'),
  obligations: path('/obligations'),
  adoptObligations: path('/obligations/adoption'),
  obligation: path('/obligations/:id'),
  fileObligation: path('/obligations/:id/filing'),
  moveObligation: path('/obligations/:id/date'),
  takeBackObligationDate: path('/obligations/:id/date/withdrawal'),
  takeBackObligationFact: path('/obligations/:id/withdrawal'),
  takeOverObligation: path('/obligations/:id/function'),
  recordObligationEvent: path('/obligations/:id/event'),
  decideObligation: path('/obligations/:id/decision'),
  obligationKinds: path('/obligation-kinds'),
  newObligationKind: path('/obligation-kinds/new'),
  obligationKind: path('/obligation-kinds/:id'),
  removeObligationKind: path('/obligation-kinds/:id/removal'),
  beginObligationKindAnew: path('/obligation-kinds/:id/next'),
};
