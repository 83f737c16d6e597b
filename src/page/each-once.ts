/**
 * What an address says, each name once. Of a name that it gives twice none of the values is meant more than another: they
 * stand as one text, which a list of several reads, and which no choice, day or year is, so that it is told beside its field.
 */
export const eachOnce = (given: URLSearchParams): URLSearchParams => {
  const once = new URLSearchParams();
  for (const [name, value] of given) {
    const before = once.get(name);
    once.set(name, before && value ? `${before}, ${value}` : before || value);
  }
  return once;
};
