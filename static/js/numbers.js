// Numbers as the pages write them.

// short is the part of a unit that may stand at every number.
export function short(unit) {
  return unit === '%' ? unit : ''
}

// inUnit writes a number as the pages do: grouped thousands, a true minus sign.
export function inUnit(value, decimals, unit) {
  const digits = Math.abs(value).toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  const sign = value < 0 && /[1-9]/.test(digits) ? '−' : ''
  return sign + digits + (unit === '' || unit === '%' ? unit : ' ' + unit)
}
