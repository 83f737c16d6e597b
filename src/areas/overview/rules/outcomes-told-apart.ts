type Named = { programme: string; outcome: { id: string; code: string } | null };

/** What each outcome of a table is called: its code, with its programme before it where another of them has the same code. */
export const outcomesToldApart = (lines: readonly Named[]): ReadonlyMap<string, string> => {
  const byCode = Map.groupBy(
    lines.flatMap(({ programme, outcome }) => (outcome ? [{ ...outcome, programme }] : [])),
    ({ code }) => code,
  );
  return new Map(
    [...byCode.values()].flatMap((alike) => {
      const isAlone = new Set(alike.map(({ id }) => id)).size === 1;
      return alike.map(({ id, code, programme }): [string, string] => [
        id,
        isAlone ? code : `${programme} · ${code}`,
      ]);
    }),
  );
};
