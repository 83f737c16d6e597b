/** A version of a definition; `againEdition`: the earlier one that it is again, where it took back those in between. */
export type DefinitionStep = {
  versionId: string;
  edition: number;
  againEdition: number | null;
  /** The audit number since which it stands. */
  entryNo: number;
  /** Whether its targets and baselines went along with it, which a file of results never does. */
  carries: boolean;
};

/** Whether a version was taken back by one that came later. */
export const isTakenBack = (
  edition: number,
  versions: readonly Pick<DefinitionStep, 'edition' | 'againEdition'>[],
): boolean =>
  versions.some(
    (later) => later.againEdition !== null && later.againEdition < edition && edition < later.edition,
  );

/** What it comes to that the version in force is taken back. */
export type TakingBack = {
  /** The version that is in force again. */
  before: DefinitionStep;
  /** The audit number since which it is in force no longer. */
  since: number;
  /** The versions under which nothing may rest. */
  versionIds: string[];
  /** The audit numbers at which targets and baselines went along with a version, as nobody aimed at anything. */
  carriedAt: ReadonlySet<number>;
};

type Edition = Pick<DefinitionStep, 'edition' | 'againEdition'>;

/** The version in force and, where it is one again, each that it is, the first written last; none where there is no version. */
export const inForceAgain = <Step extends Edition>(versions: readonly Step[]): Step[] => {
  const byEdition = new Map(versions.map((version) => [version.edition, version]));
  const chain: Step[] = [];
  let own = byEdition.get(Math.max(...byEdition.keys()));
  while (own) {
    chain.push(own);
    own = own.againEdition === null ? undefined : byEdition.get(own.againEdition);
  }
  return chain;
};

/** The version in force, as it was first written where it is one again; undefined where there is none. */
export const firstWritten = <Step extends Edition>(versions: readonly Step[]): Step | undefined =>
  inForceAgain(versions).at(-1);

/** How the version in force is taken back; undefined of the first, before which there was none. */
export const takingBack = (versions: readonly DefinitionStep[]): TakingBack | undefined => {
  const own = firstWritten(versions);
  const before = own && versions.find(({ edition }) => edition === own.edition - 1);
  if (!before) return undefined;
  const gone = versions.filter(({ edition }) => edition >= own.edition);
  return {
    before,
    since: own.entryNo,
    versionIds: gone.map(({ versionId }) => versionId),
    carriedAt: new Set(gone.flatMap(({ carries, entryNo }) => (carries ? [entryNo] : []))),
  };
};

/** A row of a target or baseline. */
export type FactRow = { id: string; entryNo: number; endedByNo: number | null; replacesId: string | null };

/**
 * Of the targets or baselines of an indicator those that people said since (`said`), and what went along with the versions
 * that are taken back: which row stands again in the place of which (of itself, where nothing took its place). What people
 * withdrew or corrected meanwhile does not.
 */
export const factsTakenBack = <Fact extends FactRow>(
  facts: readonly Fact[],
  { since, carriedAt }: Pick<TakingBack, 'since' | 'carriedAt'>,
): { said: Fact[]; restored: { writtenId: string; replacedId: string }[] } => {
  const replacing = new Map(facts.flatMap((fact) => (fact.replacesId ? [[fact.replacesId, fact]] : [])));
  /** The row in which a fact stands now, or last stood before a version ended it; undefined where people ended it. */
  const lastOf = (fact: Fact): Fact | undefined => {
    if (fact.endedByNo === null) return fact;
    if (!carriedAt.has(fact.endedByNo)) return undefined;
    const next = replacing.get(fact.id);
    return next ? lastOf(next) : fact;
  };
  const said = facts.filter(
    (fact) => fact.entryNo >= since && !carriedAt.has(fact.entryNo) && lastOf(fact)?.endedByNo === null,
  );
  const restored = facts.flatMap((fact) => {
    const stood = fact.entryNo < since && (fact.endedByNo ?? since) >= since;
    const last = stood && fact.endedByNo !== null ? lastOf(fact) : undefined;
    return last ? [{ writtenId: last.id, replacedId: fact.id }] : [];
  });
  return { said, restored };
};
