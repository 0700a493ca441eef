// Completes the option in the page with what JSON cannot say: the functions it
// names, and settings go-echarts has no field for.

const ink = '#212b32'

// complete takes {option, x, y} as the chart package writes it.
export function complete({ option, x, y }) {
  const functions = {
    x: (value) => inUnit(value, x.ticks, short(x.unit)),
    y: (value) => inUnit(value, y.ticks, short(y.unit)),
    mark: (params) => describe(params, x, y),
    interval: bar,
  }
  const named = (part, key) => {
    if (typeof part?.[key] === 'string') {
      part[key] = functions[part[key]]
    }
  }
  for (const axis of [option.xAxis, option.yAxis].flat()) {
    named(axis.axisLabel, 'formatter')
    axis.nameTextStyle = { color: ink, fontSize: 13 }
    axis.axisTick = { show: false }
  }
  named(option.tooltip, 'formatter')
  Object.assign(option.tooltip, {
    renderMode: 'richText', triggerOn: 'none', confine: true, transitionDuration: 0, padding: [8, 10],
    textStyle: { color: ink, fontSize: 14, lineHeight: 20 },
  })
  for (const series of option.series) {
    completeSeries(series, named)
  }
  option.title = [option.title].flat().map((title) => ({ ...title, left: 0, top: 0, padding: 0, itemGap: 4 }))
  option.textStyle = { fontFamily: 'Arial, sans-serif' }
  return option
}

function completeSeries(series, named) {
  named(series, 'renderItem')
  series.silent = true // pointer.js finds the mark pointed at
  series.emphasis = series.type === 'scatter' ? { scale: 1.8 } : { disabled: true }
  if (series.type === 'custom') {
    series.encode = { x: 0, y: [1, 2] }
    series.clip = true
  }
}

// bar draws one interval as a vertical line.
function bar(params, api) {
  const [x, from] = api.coord([api.value(0), api.value(1)])
  const [, to] = api.coord([api.value(0), api.value(2)])
  return {
    type: 'line',
    shape: { x1: x, y1: from, x2: x, y2: to },
    style: { stroke: api.visual('color'), lineWidth: 1 },
  }
}

// describe is the tooltip of a mark: its name, band, value, interval and size.
function describe({ name, seriesName, data }, x, y) {
  const [size, value, lower, upper] = data.value
  const lines = [name, seriesName, `${y.name}: ${inUnit(value, y.decimals, y.unit)}`]
  if (lower !== null && upper !== null) {
    lines.push(`Interval: ${inUnit(lower, y.decimals, short(y.unit))} to ${inUnit(upper, y.decimals, y.unit)}`)
  }
  if (x.name !== '') {
    lines.push(`${x.name}: ${inUnit(size, x.decimals, x.unit)}`)
  }
  return lines.join('\n')
}

// short is the part of a unit that may stand at every number.
function short(unit) {
  return unit === '%' ? unit : ''
}

// inUnit writes a number as the pages do: grouped thousands, a true minus sign.
function inUnit(value, decimals, unit) {
  const digits = Math.abs(value).toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  const sign = value < 0 && /[1-9]/.test(digits) ? '−' : ''
  return sign + digits + (unit === '' || unit === '%' ? unit : ' ' + unit)
}
