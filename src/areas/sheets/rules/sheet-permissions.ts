import { type Actor, holds, type Permission } from '../../../kernel/actor.ts';
import {
  mayKeepBudget,
  mayKeepOpeningBalances,
  mayRecordExpense,
} from '../../finance/rules/finance-permissions.ts';
import { mayKeepJoint, mayReadJoint } from '../../joint/rules/joint-permissions.ts';
import { mayDefineIndicators, mayFillSheet } from '../../results/rules/result-permissions.ts';
import type { SheetImportInput } from './sheet-input.ts';
import { isOfExpenses, type SheetKind } from './sheet-kinds.ts';

type Sheet = { kind: SheetKind; partnershipId?: string | null | undefined };

/** A file does what its rows do one by one: a budget is the finance officer's, expenses whoever's who records them. */
export const mayImportSheet = (actor: Actor, { kind, partnershipId }: Sheet): Permission =>
  isOfExpenses(kind) ? mayRecordExpense(actor, { partnershipId }) : mayBring[kind](actor);

const mayBring = {
  budget: mayKeepBudget,
  'opening-balances': mayKeepOpeningBalances,
  'joint-block': mayKeepJoint,
  baselines: mayDefineIndicators,
  targets: mayDefineIndicators,
  measurements: mayFillSheet,
};

/** Whoever reads the figures takes them along; a partner and an auditor what is theirs to read. */
export const mayExportSheet = (actor: Actor, kind?: SheetKind): Permission => {
  if (kind === 'joint-block') return mayReadJoint(actor);
  return actor.institute === null ? { key: 'problem.not-your-institute' } : true;
};

/** The imports of a programme are for those who record its money; a partner sees its own. */
export const maySeeImports = (actor: Actor): Permission =>
  holds(actor, 'auditor') && !holds(actor, 'finance_officer', 'programme_officer', 'director')
    ? { key: 'problem.not-your-role' }
    : mayExportSheet(actor);

/** Whose saved columns someone keeps and uses: a partner its own, everyone else those of the institute (null). */
export const mappingSide = (actor: Actor): string | null =>
  holds(actor, 'partner_coordinator', 'partner_treasurer') ? (actor.partnerships[0] ?? null) : null;

/** For the page of who may do what. */
export const sheetPermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'sheets.may-export', ask: (actor) => mayExportSheet(actor) },
  { key: 'sheets.may-see-imports', ask: maySeeImports },
  { key: 'sheets.may-import-budget', ask: (actor) => mayImportSheet(actor, { kind: 'budget' }) },
  {
    key: 'sheets.may-import-opening-balances',
    ask: (actor) => mayImportSheet(actor, { kind: 'opening-balances' }),
  },
  {
    key: 'sheets.may-import-joint-block',
    ask: (actor) => mayImportSheet(actor, { kind: 'joint-block' }),
  },
  { key: 'sheets.may-import-baselines', ask: (actor) => mayImportSheet(actor, { kind: 'baselines' }) },
  { key: 'sheets.may-import-targets', ask: (actor) => mayImportSheet(actor, { kind: 'targets' }) },
  { key: 'sheets.may-import-measurements', ask: (actor) => mayImportSheet(actor, { kind: 'measurements' }) },
  {
    key: 'sheets.may-import-expenses',
    ask: (actor) => mayImportSheet(actor, { kind: 'expenses', partnershipId: actor.partnerships[0] }),
  },
];

type OfWhom = Pick<SheetImportInput, 'kind' | 'mapping' | 'partnershipId'>;

/** Whose rows a file may hold (a partner's file is the partner's, whatever it says), and whether it is a journal. */
export const whoseRows = (actor: Actor, { kind, mapping, partnershipId }: OfWhom) => {
  const isPartner = holds(actor, 'partner_coordinator', 'partner_treasurer');
  return {
    partnershipId: isPartner ? (partnershipId ?? actor.partnerships[0]) : partnershipId,
    isFixed: kind === 'cash-book' || isPartner,
    isJournal: mapping !== undefined,
  };
};
