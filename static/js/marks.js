// The marks of a chart, and their figures in words.

import { inUnit, short } from './numbers.js'

// marksOf lists the marks of {option, x, y} from left to right, and upwards
// where they are stacked; each with where it is in the option.
export function marksOf({ option, x, y }) {
  const marks = option.series.flatMap(({ name, type, data }, seriesIndex) => type !== 'scatter' ? [] : data.map((datum, dataIndex) => ({
    at: { seriesIndex, dataIndex },
    place: [datum.value[0], datum.value[1]],
    href: datum.value[4],
    id: datum.value[5],
    ...figures(datum, name, x, y),
  })))
  return marks.sort((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1])
}

// figures are what is known of a mark, in words.
export function figures({ name, value: [size, level, lower, upper, , , own] }, verdict, x, y) {
  const value = own ?? level
  return {
    name,
    verdict,
    measure: y.name,
    value: inUnit(value, y.decimals, y.unit),
    interval: lower === null || upper === null ? '' : `${inUnit(lower, y.decimals, short(y.unit))} to ${inUnit(upper, y.decimals, short(y.unit))}`,
    size: x.name === '' ? '' : `${x.name}: ${inUnit(size, x.decimals, x.unit)}`,
  }
}

// tip is the tooltip of a mark.
export function tip({ name, verdict, measure, value, interval, size }) {
  return [name, verdict, `${measure}: ${value}`, interval && `Interval: ${interval}`, size].filter(Boolean).join('\n')
}

// sentence says the same in a sentence.
export function sentence({ name, verdict, value, interval, size }) {
  const parts = [value, interval && `95% interval ${interval}`, verdict.toLowerCase(), size && size.toLowerCase()]
  return `${name}: ${parts.filter(Boolean).join(', ')}.`
}
