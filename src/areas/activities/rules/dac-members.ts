/**
 * The countries that give by the same list (OECD, members of the Development Assistance Committee, recalled): none of them is ever on
 * it, so that they lie in the North without a line of their own.
 */
export const dacMembers: readonly string[] =
  'AU AT BE CA CZ DK EE FI FR DE GR HU IS IE IT JP KR LT LU NL NZ NO PL PT SK SI ES SE CH GB US'.split(' ');
