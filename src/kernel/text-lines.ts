/**
 * The lines of a stream of UTF-8 bytes, ended by `\n` and by nothing else (a JSON line may hold U+2028). A last line
 * without its end counts, an empty one after the last end does not.
 * @throws RangeError at a line of more than `mostCharacters`, before it is held whole.
 */
export async function* textLines(
  chunks: AsyncIterable<Uint8Array>,
  mostCharacters = 64 * 1024 * 1024,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = pieces.pop() ?? '';
    yield* pieces;
    if (rest.length > mostCharacters)
      throw new RangeError(`A line has more than ${mostCharacters} characters`);
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
