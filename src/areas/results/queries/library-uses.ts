import type { Tx } from '../../../db/transaction.ts';
import type { FigureScope } from './figure-scope.ts';
import type { CellFigure } from './indicator-figures.ts';
import { type IndicatorDefinition, indicatorsIn } from './indicators.ts';
import { resultFigures } from './result-figures.ts';

export type LibraryUse = IndicatorDefinition & {
  outcome: string;
  programmeId: string;
  reference: string;
  /** Of the programme. */
  fromOn: string;
  untilOn: string;
};

/** Of one programme or one of the library, and with the definitions that were in force at an audit number. */
type UsesScope = {
  libraryId?: string | undefined;
  programmeId?: string | undefined;
  asOf?: number | undefined;
};

/** Indicators of programmes that were filled from one of the library, with their definition in force. */
export const usesOfLibrary = (
  tx: Tx,
  instituteId: string,
  libraryId: string,
  scope: Omit<UsesScope, 'libraryId'> = {},
): Promise<LibraryUse[]> => usesOfAll(tx, instituteId, { ...scope, libraryId });

/** The same of all of the library, or of what the scope names. */
export const usesOfAll = async (
  tx: Tx,
  instituteId: string,
  { libraryId, programmeId, asOf }: UsesScope = {},
): Promise<LibraryUse[]> => {
  const places = await tx
    .selectFrom('indicators as i')
    .innerJoin('outcomes as o', (join) =>
      join.onRef('o.institute_id', '=', 'i.institute_id').onRef('o.id', '=', 'i.outcome_id'),
    )
    .innerJoin('programmes as p', (join) =>
      join.onRef('p.institute_id', '=', 'o.institute_id').onRef('p.id', '=', 'o.programme_id'),
    )
    .select(['i.id', 'o.code as outcome', 'p.id as programmeId', 'p.reference'])
    .select(['p.from_on as fromOn', 'p.until_on as untilOn'])
    .where('i.institute_id', '=', instituteId)
    .where('i.library_id', 'is not', null)
    .$if(libraryId !== undefined, (all) => all.where('i.library_id', '=', libraryId!))
    .$if(programmeId !== undefined, (all) => all.where('p.id', '=', programmeId!))
    .orderBy('p.from_on', 'desc')
    .orderBy('o.position')
    .orderBy('i.position')
    .execute();
  if (places.length === 0) return [];
  const indicators = await indicatorsIn(tx, instituteId, { indicatorIds: places.map(({ id }) => id), asOf });
  const byId = new Map(indicators.map((each) => [each.id, each]));
  return places.flatMap((place) => {
    const definition = byId.get(place.id);
    return definition ? [{ ...definition, ...place }] : [];
  });
};

export type MeasuredUse = LibraryUse & { figure: CellFigure | undefined };

/** The same with what each reached over all of time, as of an audit number; where that is told, with what of it is not approved. */
export const measuredUses = async (
  tx: Tx,
  instituteId: string,
  uses: readonly LibraryUse[],
  moment: Pick<FigureScope, 'asOf' | 'tellsStates'>,
): Promise<MeasuredUse[]> => {
  if (uses.length === 0) return [];
  const scope = { ...moment, tellsWords: true, indicatorIds: uses.map(({ id }) => id) };
  const { measured } = await resultFigures(tx, instituteId, scope, uses);
  const wholes = measured.filter(({ breakdown }) => Object.keys(breakdown).length === 0);
  const figures = new Map(wholes.map((figure) => [figure.indicatorId, figure]));
  return uses.map((use) => ({ ...use, figure: figures.get(use.id) }));
};
