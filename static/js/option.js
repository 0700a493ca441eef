// Completes the option in the page with what JSON cannot say: the functions it
// names, and settings go-echarts has no field for.

import { figures, tip } from './marks.js'
import { inUnit, short } from './numbers.js'

// widePicture is the width in pixels from which more periods are named.
const widePicture = 560

// complete takes {option, x, y} as the chart package writes it, in the shades of
// the page, and the width of the chart as a function.
export function complete({ option, x, y, shade }, width) {
  const ink = shade('#212b32')
  const paper = shade('#ffffff')
  const functions = {
    x: x.periods ? (value) => periodAt(x.periods, value, width()) : (value) => inUnit(value, x.ticks, short(x.unit)),
    y: (value) => inUnit(value, y.ticks, short(y.unit)),
    mark: ({ data, seriesName }) => tip(figures(data, seriesName, x, y)),
    interval: (params, api) => bar(option.series[params.seriesIndex], api),
    break: (params, api) => dashed(option.series[params.seriesIndex].data[params.dataIndex], params, api, paper),
    name: (params, api) => nameBeside(option.series[params.seriesIndex].data[params.dataIndex], api, paper),
    word: (params, api) => word(option.series[params.seriesIndex].data[params.dataIndex], api),
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
    renderMode: 'richText', triggerOn: 'none', confine: true, transitionDuration: 0, shadowBlur: 0, shadowOffsetX: 0, shadowOffsetY: 0, borderRadius: 0, padding: [8, 10],
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
function dashed({ name, value: [at, above, toLeft] }, { coordSys }, api, paper) {
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
        style: { ...over(name, colour, paper), x: toLeft ? x - 5 : x + 5, y: top + 1, align: toLeft ? 'right' : 'left' },
      },
    ],
  }
}

// nameBeside writes the name of a line to the right of its end.
function nameBeside({ name, value }, api, paper) {
  const [x, y] = api.coord(value)
  return { type: 'text', style: { ...over(name, api.visual('color'), paper), x: x + 8, y, verticalAlign: 'middle' } }
}

// over is the style of a text that stays readable over a line.
function over(text, colour, paper) {
  return { text, fill: colour, fontSize: 12, fontFamily: 'Arial, sans-serif', stroke: paper, lineWidth: 4 }
}

// word writes a text at a place, some pixels below it.
function word({ name, value: [atX, atY, down, align] }, api) {
  const [x, y] = api.coord([atX, atY])
  return {
    type: 'text',
    style: { text: name, fill: api.visual('color'), font: '13px Arial, sans-serif', x, y: y + down + 1, align, verticalAlign: 'bottom' },
  }
}
