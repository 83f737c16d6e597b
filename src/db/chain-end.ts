/** Where a chain of the audit trail says that it ends; the hash in hexadecimal. */
export type ChainEnd = { chain: string; lastNo: number; headHash: string };
