/** True for what is thrown while the database is down, goes down or does not answer; it may well come back. */
export const isDatabaseAway = (error: unknown): boolean => {
  const { code = '', syscall, message = '' } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  // A file that is missing has the same code as a socket that is.
  if (code === 'ENOENT') return syscall === 'connect';
  return (
    /^(ECONN|EPIPE|ETIMEDOUT|57P0|08)/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(message)
  );
};

/** True where a disk, ours or the database's, is full: nothing was written, and nothing will be before there is room. */
export const isDiskFull = (error: unknown): boolean =>
  /^(ENOSPC|EDQUOT|53100)$/.test((error as { code?: string } | null)?.code ?? '');
