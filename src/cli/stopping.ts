/** Thrown where someone asked to stop; what was begun is put away first. Exit code 130. */
export class Stopped extends Error {
  constructor() {
    super('stopped; nothing was changed');
  }
}

/**
 * Aborts at Ctrl-C. The same key press can arrive two or three times (terminal, starter); only a later one ends the
 * program at once.
 */
export const stopSignal = (): AbortSignal => {
  const controller = new AbortController();
  let asked = 0;
  const stop = (): void => {
    asked ||= Date.now();
    controller.abort(new Stopped());
    if (Date.now() - asked > 1_000) process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  return controller.signal;
};
