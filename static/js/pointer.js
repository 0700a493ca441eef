// Pointing at a chart: the nearest mark within reach of mouse, pen or finger
// shows its figures, since marks are too small to be hit. A click follows the
// mark's link; a tap shows the figures first, and a second one follows.

const reach = 22 // pixels

export function followPointer(chart) {
  const { canvas } = chart
  let tapped = null

  canvas.addEventListener('pointermove', (event) => {
    const mark = nearest(chart, event)
    chart.show(mark)
    canvas.style.cursor = mark?.href ? 'pointer' : ''
  })
  canvas.addEventListener('pointerleave', ({ pointerType }) => {
    // A finger leaves when it is lifted, to read what it showed.
    if (pointerType !== 'touch') {
      chart.show(null)
    }
  })
  canvas.addEventListener('click', (event) => {
    const mark = nearest(chart, event)
    chart.show(mark)
    if (event.pointerType !== 'touch' || mark === tapped) {
      chart.open(mark)
    }
    tapped = mark
  })
  document.addEventListener('pointerdown', ({ target }) => {
    if (!canvas.contains(target)) {
      tapped = null
      chart.show(null)
    }
  })
}

function nearest({ canvas, echarts, marks }, { clientX, clientY }) {
  const box = canvas.getBoundingClientRect()
  let best = null
  let least = reach * reach
  for (const mark of marks) {
    const [x, y] = echarts.convertToPixel('grid', mark.place)
    const distance = (box.left + x - clientX) ** 2 + (box.top + y - clientY) ** 2
    if (distance < least) {
      [best, least] = [mark, distance]
    }
  }
  return best
}
