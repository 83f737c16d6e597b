/** Every organisation that a detail names, in its own fields or in its lists, with the path of the field. */
export const organisationsIn = (detail: object): { path: string; id: string }[] =>
  Object.entries(detail).flatMap(([name, value]: [string, unknown]) => {
    if (Array.isArray(value))
      return value.flatMap((row: unknown, at) =>
        typeof row === 'object' && row !== null
          ? organisationsIn(row).map(({ path, id }) => ({ path: `${name}.${at}.${path}`, id }))
          : [],
      );
    return /organisationId$/i.test(name) && typeof value === 'string' ? [{ path: name, id: value }] : [];
  });
