/** Currencies that forms offer; an import or a cash book may bring any other. */
export const offeredCurrencies = [
  ...[
    'EUR',
    'USD',
    'BIF',
    'BOB',
    'BRL',
    'CDF',
    'CHF',
    'COP',
    'DOP',
    'GNF',
    'GTQ',
    'HTG',
    'IDR',
    'INR',
    'KES',
  ],
  ...['MAD', 'NGN', 'PEN', 'PHP', 'RWF', 'THB', 'TND', 'TZS', 'UGX', 'VND', 'XAF', 'XOF', 'ZAR', 'ZMW'],
] as const;
