import { pipeline, Readable, type Transform } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';

type Chunks = AsyncIterable<Uint8Array>;

export const compressed = (chunks: Chunks): Chunks => through(chunks, createGzip());

export const decompressed = (chunks: Chunks): Chunks => through(chunks, createGunzip());

/** Whoever reads is told of every error; whoever stops reading early is not. */
const through = (chunks: Chunks, transform: Transform): Chunks => {
  pipeline(Readable.from(chunks), transform, () => {});
  return transform;
};
