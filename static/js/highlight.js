// The mark that is highlighted: large, with a ring of ink round it and a label.

import { wrapped } from './lines.js'

const font = 'bold 13px Arial, sans-serif'
const lineHeight = 17
const padding = 5
const clear = 18 // pixels from the middle of the mark to its label

// highlight is a series that draws the chosen mark, in the colours of its own.
export function highlight(series, chosen, { shade }) {
  const [ink, paper] = [shade('#212b32'), shade('#ffffff')]
  return {
    id: 'chosen', type: 'custom', data: [], silent: true, z: 6,
    renderItem(params, api) {
      const mark = chosen()
      if (!mark) {
        return null
      }
      const [x, y] = api.coord([api.value(0), api.value(1)])
      const { symbol, itemStyle } = series[mark.at.seriesIndex]
      return {
        type: 'group',
        children: [
          { type: 'circle', shape: { cx: x, cy: y, r: 13 }, style: { fill: paper, stroke: ink, lineWidth: 2.5 } },
          {
            type: 'path', x, y, scaleX: 1.7, scaleY: 1.7, shape: { pathData: symbol.replace('path://', '') },
            style: { fill: itemStyle.color, stroke: itemStyle.borderColor, lineWidth: itemStyle.borderWidth },
          },
          ...label(`${mark.name}: ${mark.value}`, x, y, api, ink, paper),
        ],
      }
    },
  }
}

// label is a text in a box above a place, or below it where there is no room,
// as near to the middle as the chart's edges allow.
function label(text, x, y, api, ink, paper) {
  const { lines, width } = wrapped(text, font, api.getWidth() - 2 * padding - 4)
  const [boxWidth, boxHeight] = [width + 2 * padding, lines.length * lineHeight + 2 * padding]
  const left = Math.min(Math.max(x - boxWidth / 2, 1), api.getWidth() - boxWidth - 1)
  const top = y - clear - boxHeight > 0 ? y - clear - boxHeight : y + clear
  return [
    { type: 'rect', shape: { x: left, y: top, width: boxWidth, height: boxHeight }, style: { fill: paper, stroke: ink, lineWidth: 1 } },
    ...lines.map((line, i) => ({
      type: 'text',
      style: { text: line, font, fill: ink, x: left + padding, y: top + padding + (i + 0.5) * lineHeight, verticalAlign: 'middle' },
    })),
  ]
}
