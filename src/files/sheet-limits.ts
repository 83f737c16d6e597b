/** How much of a file is taken in; beyond it the file is refused before it is unpacked. */
export type SheetLimits = {
  bytes: number;
  unpackedBytes: number;
  /** Unpacked size of one part of a workbook over its packed size, judged from a megabyte on. */
  ratio: number;
  parts: number;
  rows: number;
  columns: number;
  milliseconds: number;
};

export const sheetLimits: SheetLimits = {
  bytes: 60 * 1024 * 1024,
  unpackedBytes: 600 * 1024 * 1024,
  ratio: 150,
  parts: 2000,
  rows: 200_000,
  columns: 200,
  milliseconds: 60_000,
};
