import { locale } from '@/config/language';

const small = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const large = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
const megabyte = new Intl.NumberFormat(locale, {
  style: 'unit',
  unit: 'megabyte',
  maximumFractionDigits: 0,
});

/** As many digits as mean something. */
export const number = (value: number) => (value < 100 ? small : large).format(value);

/** @param value 0 to 1 */
export const percent = (value: number) => share.format(value);

export const megabytes = (bytes: number) => megabyte.format(bytes / 1_048_576);
