/** The names that are read of the address while a page is asked for. */
export const namesRead = async (asking: () => Promise<unknown>): Promise<string[]> => {
  const read = new Set<string>();
  const { get } = URLSearchParams.prototype;
  URLSearchParams.prototype.get = function (name) {
    read.add(name);
    return get.call(this, name);
  };
  try {
    await asking();
  } finally {
    URLSearchParams.prototype.get = get;
  }
  return [...read].toSorted();
};
