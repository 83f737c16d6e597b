// Loaded before `serve`. Ctrl-C reaches the server up to three times: from the terminal, from npm and from the
// starter. The server hears the first through its own listener; while it puts things away the others do nothing.
import { whenOrphaned } from './orphan.mjs';

let stopping = false;

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    const serverListens = process.listenerCount(signal) > 1;
    if (!serverListens && !stopping) process.exit(signal === 'SIGINT' ? 130 : 143);
    stopping = true;
  });
}

const stop = () => process.kill(process.pid, 'SIGTERM');
process.on('SIGHUP', stop);
whenOrphaned(stop);
