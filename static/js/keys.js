// A chart by keyboard: one stop for the Tab key; the arrow keys go from mark to
// mark in the order of their places, Home and End to the first and the last,
// Page Up and Page Down ten at once. Enter opens the page of a mark, Escape
// puts its figures away.

const steps = {
  ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10, Home: -Infinity, End: Infinity,
}

export function followKeys(chart) {
  const { canvas, marks } = chart
  let current = -1 // the place of the mark that the keys are at

  function go(to) {
    current = Math.min(Math.max(to, 0), marks.length - 1)
    chart.show(marks[current])
    chart.say(marks[current])
  }

  function leave() {
    current = -1
    chart.show(null)
  }

  canvas.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) {
      return
    }
    if (event.key in steps) {
      event.preventDefault()
      go(current < 0 ? entry(chart, event.key) : current + steps[event.key])
    } else if (event.key === 'Enter' && current >= 0) {
      chart.open(marks[current])
    } else if (event.key === 'Escape') {
      leave()
      chart.say(chart.chosen)
    }
  })
  canvas.addEventListener('blur', leave)
}

// entry is where the first key leads: to the end it names, or else to the CCG
// that is highlighted, or to the first mark.
function entry({ marks, chosen }, key) {
  return key === 'End' ? marks.length - 1 : key === 'Home' ? 0 : Math.max(marks.indexOf(chosen), 0)
}
