// Completes the option in the page with what JSON cannot say: the functions it
// names, and settings go-echarts has no field for.

const ink = '#212b32'

// widePicture is the width in pixels from which more periods are named.
const widePicture = 560

// complete takes {option, x, y} as the chart package writes it, and the width
// of the chart as a function.
export function complete({ option, x, y }, width) {
  const functions = {
    x: x.periods ? (value) => periodAt(x.periods, value, width()) : (value) => inUnit(value, x.ticks, short(x.unit)),
    y: (value) => inUnit(value, y.ticks, short(y.unit)),
    mark: (params) => describe(params, x, y),
    interval: (params, api) => bar(option.series[params.seriesIndex], api),
    break: (params, api) => dashed(option.series[params.seriesIndex].data[params.dataIndex], params, api),
    name: (params, api) => nameBeside(option.series[params.seriesIndex].data[params.dataIndex], api),
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
  if (x.periods) {
    for (const axis of [option.xAxis].flat()) {
      axis.axisLabel.customValues = x.periods.map(({ at }) => at)
    }
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

// periodAt is the name of the period at a place along the axis, if there is
// room for it.
function periodAt(periods, value, width) {
  const period = periods.find(({ at }) => at === value)
  return period?.[width < widePicture ? 'narrow' : 'wide'] ? period.name : ''
}

function completeSeries(series, named) {
  const interval = series.renderItem === 'interval'
  named(series, 'renderItem')
  series.silent = true // pointer.js finds the mark pointed at
  series.z = 3 // or lines would lie over marks
  series.emphasis = series.type === 'scatter' ? { scale: 1.8 } : { disabled: true }
  if (interval) {
    series.encode = { x: 0, y: [1, 2] }
    series.clip = true
  }
}

// bar draws one interval as a vertical line.
function bar({ itemStyle }, api) {
  const [x, from] = api.coord([api.value(0), api.value(1)])
  const [, to] = api.coord([api.value(0), api.value(2)])
  return {
    type: 'line',
    shape: { x1: x, y1: from, x2: x, y2: to },
    style: { stroke: api.visual('color'), lineWidth: itemStyle.borderWidth },
  }
}

// dashed draws a break as a line down to the time axis, with its name at the top.
function dashed({ name, value: [at, above, toLeft] }, { coordSys }, api) {
  const [x] = api.coord([at, 0])
  const top = coordSys.y - above
  const colour = api.visual('color')
  return {
    type: 'group',
    children: [
      {
        type: 'line',
        shape: { x1: x, y1: top, x2: x, y2: coordSys.y + coordSys.height },
        style: { stroke: colour, lineWidth: 1.5, lineDash: [5, 4] },
      },
      {
        type: 'text',
        z2: 1,
        style: { ...over(name, colour), x: toLeft ? x - 5 : x + 5, y: top + 1, align: toLeft ? 'right' : 'left' },
      },
    ],
  }
}

// nameBeside writes the name of a line to the right of its end.
function nameBeside({ name, value }, api) {
  const [x, y] = api.coord(value)
  return { type: 'text', style: { ...over(name, api.visual('color')), x: x + 8, y, verticalAlign: 'middle' } }
}

// over is the style of a text that stays readable over a line.
function over(text, colour) {
  return { text, fill: colour, fontSize: 12, fontFamily: 'Arial, sans-serif', stroke: '#fff', lineWidth: 4 }
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
