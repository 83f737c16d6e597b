/** True for what is thrown while the database is down, goes down or does not answer; it may well come back. */
export const isDatabaseAway = (error: unknown): boolean => {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string };
  return (
    /^(ECONN|ENOENT$|EPIPE|ETIMEDOUT|57P0|08)/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(message)
  );
};

/** True where a disk, ours or the database's, is full: nothing was written, and nothing will be before there is room. */
export const isDiskFull = (error: unknown): boolean =>
  /^(ENOSPC|EDQUOT|53100)$/.test((error as { code?: string } | null)?.code ?? '');
