import { type ParseArgsConfig, parseArgs as parsed } from 'node:util';
import { UsageError } from './verb.ts';

/**
 * The options and words of a call, as `node:util` reads them.
 * @throws UsageError for an option that is given twice and takes one value: neither is meant more than the other.
 */
export const parseArgs = <T extends ParseArgsConfig>(config: T): ReturnType<typeof parsed<T>> => {
  const { tokens } = parsed({ ...config, tokens: true });
  const given = (tokens ?? []).flatMap((token) => (token.kind === 'option' ? [token.name] : []));
  const twice = given.find((name, at) => given.indexOf(name) !== at && !config.options?.[name]?.multiple);
  if (twice !== undefined) throw new UsageError(`--${twice} is given twice`);
  return parsed(config);
};
