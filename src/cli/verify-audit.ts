import { createReadStream } from 'node:fs';
import { commonChain } from '../command/trail.ts';
import { NotATrail, type TrailVerdict, verifyTrail } from '../command/trail-file.ts';
import { textLines } from '../kernel/text-lines.ts';
import { parseArgs } from './args.ts';
import { UsageError, type Verb, type VerbCall } from './verb.ts';

const options = { head: { type: 'string' }, key: { type: 'string' }, json: { type: 'boolean' } } as const;

export const verifyAuditVerb: Verb = {
  name: 'audit verify',
  summary: 'Checks an exported audit trail; needs the file and nothing else',
  usage: `audit verify FILE [--head HASH] [--key PUBLIC-KEY] [--json]
       (a hash kept elsewhere must be in the trail; a public key kept elsewhere must have signed it)`,
  run: async (call) => {
    const { values, positionals } = parseArgs({ args: call.args, options, allowPositionals: true });
    const [path, ...more] = positionals;
    if (!path || more.length > 0) throw new UsageError('It takes one file');
    const verdict = await verdictOn(path, {
      head: values.head?.toLowerCase(),
      key: values.key?.toLowerCase(),
    });
    if (typeof verdict === 'string') {
      call.err(`${path} cannot be read: ${verdict}`);
      return 2;
    }
    if (values.json) call.out(JSON.stringify({ file: path, ...verdict }));
    else sayVerdict(call, path, verdict);
    return verdict.verdict === 'whole' ? 0 : 1;
  },
};

const verdictOn = async (
  path: string,
  kept: { head?: string | undefined; key?: string | undefined },
): Promise<TrailVerdict | string> => {
  try {
    return await verifyTrail(textLines(createReadStream(path)), kept);
  } catch (error) {
    // A file that is missing, a folder, one endless line, or something else altogether.
    const isUnreadable =
      error instanceof NotATrail || error instanceof RangeError || 'syscall' in (error as object);
    if (isUnreadable) return (error as Error).message;
    throw error;
  }
};

const mostFaults = 20;

const sayVerdict = ({ out }: VerbCall, path: string, verdict: TrailVerdict): void => {
  const { chains, erased, faults, keptHead, publicKey, exportedAt } = verdict;
  const nameOf = (chain: string | null): string =>
    chains.find((each) => each.chain === chain)?.institute ??
    (chain === commonChain ? 'common' : chain ? `chain ${chain}` : 'the file');
  out(`${path}: ${verdict.verdict}`);
  for (const { chain, entries, headHash } of chains)
    out(`  ${nameOf(chain)}: ${entries} entries, head ${headHash || '(none)'}`);
  for (const { chain, no, erasedAt } of erased)
    out(`  erased: ${nameOf(chain)}, entry ${no}, at ${erasedAt}`);
  if (keptHead) out(`  the head that was kept is entry ${keptHead.no} of ${nameOf(keptHead.chain)}`);
  for (const { chain, no, fault } of faults.slice(0, mostFaults))
    out(`  FAULT: ${nameOf(chain)}${no === null ? '' : `, entry ${no}`}: ${fault}`);
  if (faults.length > mostFaults) out(`  and ${faults.length - mostFaults} more faults`);
  out(`  exported at ${exportedAt}, signed with the key ${publicKey}`);
  if (!keptHead)
    out('  Whoever holds the key can write another trail: only a head or a key kept elsewhere proves more.');
};
