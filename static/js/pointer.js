// Pointing at a chart: the nearest mark within reach of mouse or finger shows
// its tooltip, since marks are too small to be hit. A click follows the mark's
// link; a tap shows the tooltip first, and a second one follows the link.

const reach = 22 // pixels

export function followPointer(chart, series) {
  const canvas = chart.getZr()
  const marks = allMarks(series)
  let shown = null
  let tapped = null

  function show(mark) {
    if (mark === shown) {
      return
    }
    if (shown) {
      chart.dispatchAction({ type: 'downplay', ...shown.at })
    }
    shown = mark
    if (mark) {
      chart.dispatchAction({ type: 'highlight', ...mark.at })
      chart.dispatchAction({ type: 'showTip', ...mark.at })
    } else {
      chart.dispatchAction({ type: 'hideTip' })
    }
  }

  canvas.on('mousemove', ({ offsetX, offsetY }) => {
    show(nearest(chart, marks, offsetX, offsetY))
    canvas.setCursorStyle(shown?.href ? 'pointer' : 'default')
  })
  canvas.on('globalout', () => show(null))
  canvas.on('click', ({ offsetX, offsetY }) => {
    const mark = nearest(chart, marks, offsetX, offsetY)
    show(mark)
    const sure = mark === tapped || window.matchMedia('(hover: hover)').matches
    tapped = mark
    if (mark?.href && sure) {
      window.location.href = mark.href
    }
  })
}

// allMarks lists the marks of all series with where they are in the option.
function allMarks(series) {
  return series.flatMap(({ type, data }, seriesIndex) => type !== 'scatter' ? [] : data.map(({ value }, dataIndex) => ({
    at: { seriesIndex, dataIndex }, place: [value[0], value[1]], href: value[4],
  })))
}

function nearest(chart, marks, x, y) {
  let best = null
  let least = reach * reach
  for (const mark of marks) {
    const [mx, my] = chart.convertToPixel('grid', mark.place)
    const distance = (mx - x) ** 2 + (my - y) ** 2
    if (distance < least) {
      [best, least] = [mark, distance]
    }
  }
  return best
}
