const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const COUNTER_LIMIT = 0x1000;

let lastMs = 0;
let counter = 0;

/**
 * A UUIDv7 (RFC 9562 §6.2, method 1) in lower case. Within one process every id sorts after the one before
 * it, also within a millisecond and when the clock is set back.
 */
export function newId(): string {
  const random = globalThis.crypto.getRandomValues(new Uint8Array(10));
  advance(Date.now(), ((random[8]! << 8) | random[9]!) & 0x7ff);
  const time = hex(lastMs, 12);
  const variant = hex(0x80 | (random[0]! & 0x3f), 2) + hex(random[1]!, 2);
  const tail = Array.from(random.subarray(2, 8), (byte) => hex(byte, 2)).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(counter, 3)}-${variant}-${tail}`;
}

/** True for a UUID of any version in lower case: the one form in which ids are stored and compared. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && ID.test(text);
}

// A fresh millisecond starts in the lower half of the counter, which leaves room to count upwards.
function advance(nowMs: number, seed: number): void {
  if (nowMs > lastMs) {
    lastMs = nowMs;
    counter = seed;
    return;
  }
  counter += 1;
  if (counter === COUNTER_LIMIT) {
    lastMs += 1;
    counter = seed;
  }
}

function hex(value: number, length: number): string {
  return value.toString(16).padStart(length, '0');
}
