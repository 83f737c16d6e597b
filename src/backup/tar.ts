import type { FileHandle } from 'node:fs/promises';

const block = 512;

/** Writes a tar file that every tar reads: each entry's head is written once its size is known. */
export const tarWriter = (file: FileHandle) => {
  let at = 0;
  const write = async (bytes: Uint8Array, position: number): Promise<void> => {
    for (let from = 0; from < bytes.length; ) {
      const { bytesWritten } = await file.write(bytes, from, bytes.length - from, position + from);
      from += bytesWritten;
    }
  };
  return {
    entry: async (
      name: string,
      chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    ): Promise<number> => {
      const head = at;
      at += block;
      let size = 0;
      for await (const chunk of chunks) {
        await write(chunk, at);
        at += chunk.length;
        size += chunk.length;
      }
      await write(tarHead(name, size), head);
      at = head + block + Math.ceil(size / block) * block;
      return size;
    },
    end: async (): Promise<void> => {
      await write(new Uint8Array(2 * block), at);
    },
  };
};

const tarHead = (name: string, size: number): Uint8Array => {
  if (size >= 8 ** 11) throw new Error(`${name} is larger than 8 GiB, which a tar file cannot hold`);
  const head = Buffer.alloc(block);
  const cut = name.length > 100 ? name.lastIndexOf('/') : -1;
  head.write(name.slice(cut + 1), 0, 100, 'utf8');
  head.write('0000600\0', 100);
  head.write('0000000\0', 108);
  head.write('0000000\0', 116);
  head.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  head.write(`${'0'.repeat(11)}\0`, 136);
  head.write(' '.repeat(8), 148);
  head.write('0', 156);
  head.write('ustar\x0000', 257);
  if (cut > 0) head.write(name.slice(0, cut), 345, 155, 'utf8');
  head.write(`${checksum(head).toString(8).padStart(6, '0')}\0 `, 148);
  return head;
};

const checksum = (head: Uint8Array): number => head.reduce((sum, byte) => sum + byte, 0);

export type TarEntry = { name: string; at: number; size: number };

/** Where each entry lies. @throws Error where the file is no tar, or was cut off. */
export const tarEntries = async (file: FileHandle): Promise<Map<string, TarEntry>> => {
  const { size: total } = await file.stat();
  const entries = new Map<string, TarEntry>();
  const head = Buffer.alloc(block);
  for (let at = 0; ; ) {
    const { bytesRead } = await file.read(head, 0, block, at);
    if (bytesRead < block) throw new Error('it is cut off, or no backup');
    if (head.every((byte) => byte === 0)) return entries;
    const stated = Number.parseInt(head.toString('latin1', 148, 156), 8);
    head.fill(' ', 148, 156);
    if (stated !== checksum(head)) throw new Error('it is damaged, or no backup');
    const size = Number.parseInt(head.toString('latin1', 124, 136), 8);
    const name = [textAt(head, 345, 155), textAt(head, 0, 100)].filter(Boolean).join('/');
    entries.set(name, { name, at: at + block, size });
    at += block + Math.ceil(size / block) * block;
    if (at > total) throw new Error('it is cut off');
  }
};

const textAt = (head: Buffer, from: number, length: number): string =>
  head.toString('utf8', from, from + length).replace(/\0.*$/s, '');

/** The bytes of one entry, in pieces. */
export async function* tarContent(file: FileHandle, { at, size }: TarEntry): AsyncGenerator<Uint8Array> {
  const most = 256 * 1024;
  for (let from = 0; from < size; ) {
    const { bytesRead, buffer } = await file.read(
      Buffer.alloc(Math.min(most, size - from)),
      0,
      null,
      at + from,
    );
    if (bytesRead === 0) throw new Error('it is cut off');
    yield buffer.subarray(0, bytesRead);
    from += bytesRead;
  }
}
